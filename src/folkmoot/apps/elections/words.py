"""Phrases offered to voters, who may write their own: three plain words drawn by lot."""

from __future__ import annotations

import secrets

_PLAIN = """
acorn anchor apple apron arrow autumn badger bakery balcony barley barrel basket beacon bellows
birch biscuit blanket bottle bramble bridge bucket button cabbage candle canvas carpet cellar
cherry chimney cinder clover cobble copper cottage cradle cricket curtain damson dancer dapple
ditch donkey drawer ember engine fabric falcon feather fender fiddle finch flannel flint
fountain funnel gallery garden garlic gable ginger glacier goblet granite gravel hammer hamper
harbour hazel heather hedge helmet heron honey hopper island ivory jacket jigsaw juniper kennel
kettle kitten ladder lantern larder lattice lemon lentil lichen linen lizard locket magpie
mallet maple marble market meadow mitten mirror morning mustard napkin needle nettle nutmeg
oatmeal orchard otter oyster paddle pancake parcel parsley pebble pepper pewter pickle pigeon
pillow pocket poplar potter pumpkin quarry quill quilt rabbit radish raisin ribbon ripple
rocket saddle sailor saucer shovel shutter silver sparrow spindle spoon squirrel stable
starling stirrup sugar sunday table tailor teapot thimble thistle thunder timber toffee towel
trellis tulip tunnel turnip valley velvet violet wagon walnut whistle willow window winter
yarrow zephyr
"""
WORDS = tuple(_PLAIN.split())


def phrase_offered() -> str:
    """Three words, one of some six million phrases."""
    return " ".join(secrets.choice(WORDS) for _ in range(3))
