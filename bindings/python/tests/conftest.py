from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[3]
VECTORS: dict[str, Any] = json.loads((REPOSITORY / "vectors/cliniko.json").read_text())
