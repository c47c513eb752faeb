"""Django's SQLite backend on a SQLite without the WAL-reset bug, with a fair write turn.

Debian 12 carries SQLite 3.40, in which a checkpoint that races a commit can lose committed
writes (all of 3.7.0 to 3.51.2; sqlite.org/wal.html, "The WAL-reset bug"). PyPI's pysqlite3
carries a later one; it takes the place of the standard module before Django loads it. Where no
such wheel exists the standard module stays, and `base` falls back to a rollback journal.
"""

import sys

try:
    import pysqlite3
    import pysqlite3.dbapi2
except ImportError:  # no wheel for this platform
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
