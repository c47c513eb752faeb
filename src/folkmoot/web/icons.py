# ruff: noqa: E501  (a path is one drawing and is not broken over lines)
"""Line icons drawn for this project on a grid of 24, as SVG paths without colour."""

from __future__ import annotations

from types import MappingProxyType

ICONS = MappingProxyType(
    {
        "arrow": "M4 12h15m-6-6 6 6-6 6",
        "ballot": "M5 12v7h14v-7M3 12h18M8.5 12V4h7v8M10.5 7.5l1.2 1.2 2-2.4",
        "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4M12 5V3",
        "book": "M12 6.5C10 5 7 4.5 3.5 4.5v14c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-14c-3.5 0-6.5.5-8.5 2zm0 0v14",
        "calendar": "M4 6h16v14H4zM4 10.5h16M8 3.5V8m8-4.5V8m-8 6.5h2m2 0h4",
        "chevron": "m9 5 7 7-7 7",
        "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4.5V12l3 2.5",
        "coins": "M4 7c0-3 10-3 10 0s-10 3-10 0zm0 0v6c0 3 10 3 10 0V7m-4 8.2V18c0 3 10 3 10 0v-6c0-2-3-2.6-6-2.2",
        "cross": "m6 6 12 12M18 6 6 18",
        "dash": "M6 12h12",
        "document": "M6 3h8.5L19 7.5V21H6zM14 3v5h5M9 12.5h7M9 16h7",
        "download": "M12 3.5V15m-5-4.5 5 5 5-5M4 20h16",
        "envelope": "M3 6h18v13H3zm0 .5 9 7 9-7",
        "gauge": "M4 18a8.5 8.5 0 1 1 16 0M12 16l4-5.5",
        "hourglass": "M6 3.5h12M6 20.5h12M7.5 3.5C7.5 9 11 9.5 11 12s-3.5 3-3.5 8.5m9-17C16.5 9 13 9.5 13 12s3.5 3 3.5 8.5",
        "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 8v5.5m0-9v.2",
        "link": "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3m2 3.7a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1",
        "lock": "M5.5 11h13v9.5h-13zM8 11V8a4 4 0 0 1 8 0v3m-4 3.5v2.5",
        "menu": "M4 7h16M4 12h16M4 17h16",
        "people": "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-7.5 13-7.5 13 0m.5-8.7a3 3 0 1 0-1.2-5.8M18 14c2.3.8 3.5 2.8 3.5 6",
        "person": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.5 9c0-8.5 15-8.5 15 0",
        "plus": "M12 5v14M5 12h14",
        "printer": "M7 9V3.5h10V9M7 17.5H4V9h16v8.5h-3M7 14h10v6.5H7zM16.5 11.5h.8",
        "quill": "M4 20.5C6 13 10 5 20.5 3.5c-.5 6-4 10.5-11 11M4 20.5l2.5-.2m3-5.8 3.5-4",
        "receipt": "M6 3l2 1.5L10 3l2 1.5L14 3l2 1.5L18 3v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21zM9 9h6m-6 4h6",
        "ring": "M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z",
        "scales": "M12 4v16M7.5 20h9M5 7h14M5 7l-2.5 6.5c.8 2 4.2 2 5 0zm14 0-2.5 6.5c.8 2 4.2 2 5 0z",
        "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5l5 5",
        "shield": "M12 3l7.5 2.5c.3 7-1.8 12-7.5 15.5C6.3 17.5 4.2 12.5 4.5 5.5zM8.5 11.5l2.5 2.5 4.5-5",
        "speech": "M4 4.5h16v11.5h-9l-4.5 4v-4H4zM8 8.5h8M8 12h5",
        "stop": "M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3zM8 12h8",
        "tick": "m4.5 12.5 5 5 10-11",
        "tree": "M12 11v10m-4.5 0h9M4 14a8 8 0 0 1 16 0zm4 0a4 4 0 0 1 8 0",
        "warning": "M12 3.5 2.5 20h19zM12 10v5m0 2.5v.2",
    }
)
