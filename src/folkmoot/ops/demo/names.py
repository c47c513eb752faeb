"""Names for people who do not exist."""

from __future__ import annotations

from random import Random

GIVEN = (
    "Ada Aisha Alan Amara Amir Anna Arjun Astrid Ayesha Basil Beatrix Bethan Bram Bronwen Callum "
    "Carmen Cedric Chidi Clara Conor Daisy Darius David Delia Devi Dilys Dominic Edith Efua Elif "
    "Emeka Esme Ewan Farah Felix Fiona Flora Freya Gareth George Gita Grace Greta Gwen Hamid Hana "
    "Hazel Henry Hugo Ida Idris Imogen Ines Isaac Ivor Jamila Jasper Joan Jonah Joy Kamal Karin "
    "Keir Kofi Lara Leon Lila Lorna Lucas Mabel Maeve Malik Marcus Maya Mei Miriam Mona Nadia Naomi "
    "Ned Nia Nina Noor Olive Omar Oscar Otto Owen Parveen Petra Philip Priya Quentin Rafi Ravi Rhys "
    "Rosa Ruth Sabina Samir Sara Seth Sian Simon Sofia Stella Tamar Tariq Teresa Thea Tomas Una "
    "Vera Vikram Violet Wanda Wilfred Yara Yusuf Zadie Zoe"
).split()

FAMILY = (
    "Abara Adeyemi Ahmed Akhtar Allen Appleyard Ashdown Atkin Baines Banerjee Barlow Beck Begum "
    "Bellamy Birch Blackwood Bose Brody Bright Byrne Campbell Carver Chaudhry Clegg Coe Collier "
    "Cooper Costa Cray Dale Darby Das Dawes Desai Dixon Doyle Drummond Dunn Ellis Eze Fairfax "
    "Farrell Fenwick Ferreira Finch Fletcher Forde Fowler Frost Gale Ghosh Gill Glover Grady Greaves "
    "Gupta Hale Hart Haque Hobbs Hollis Hughes Hussain Ibekwe Iyer Jarvis Joshi Kaur Keane Kelso "
    "Khan Kirby Kowalski Lacey Langley Larkin Leigh Lindqvist Lowe Malone Mason Mbeki Mensah Mercer "
    "Mistry Moss Murphy Nair Nash Ndiaye Noble Nowak Okafor Oyelaran Paine Parry Patel Pettifer "
    "Pike Price Quinn Rahman Rao Reeve Roche Rowe Sato Scully Shah Sharpe Shaw Silva Singh Sloane "
    "Spence Stirling Swann Tate Thorne Todd Turner Usman Vale Varley Walsh Ward Weaver Webb Whitlow "
    "Wray Yates Zaman"
).split()


def a_name(chance: Random) -> tuple[str, str]:
    """A given and a family name."""
    return chance.choice(GIVEN), chance.choice(FAMILY)
