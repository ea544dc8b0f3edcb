"""Writes two releases of `portcodes` as wheels into the folder named."""
import sys
import zipfile
from pathlib import Path

LISTS = {
    "1.2.0": ["STV", "BRG", "ORK", "KSL", "HLM", "LND"],
    "1.3.0": ["BRG", "HLM", "KSL", "LND", "ORK", "STV"],
}
folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for version in sys.argv[2:] or LISTS:
    info = f"portcodes-{version}.dist-info"
    files = {
        "portcodes.py": f"def list():\n    return {LISTS[version]}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: portcodes\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: sample\n"
                         "Root-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"])
    files[f"{info}/RECORD"] = record
    with zipfile.ZipFile(folder / f"portcodes-{version}-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(zipfile.ZipInfo(name), text)
