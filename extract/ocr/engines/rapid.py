"""RapidOCR's entry: found by its packages, loaded with its models."""

from importlib.util import find_spec

from extract.ocr.ocr_engine import EngineEntry, OcrEngine

_PACKAGES = ("rapidocr", "onnxruntime")


def _is_installed() -> bool:
    return all(find_spec(package) is not None for package in _PACKAGES)


def _load() -> OcrEngine:
    from extract.ocr.engines.rapid_models import (
        RapidEngine,
    )  # onnxruntime and OpenCV

    return RapidEngine()


def _fingerprint() -> bool:
    return find_spec("rapidocr") is not None


ENTRY = EngineEntry(
    name="rapidocr",
    priority=1,  # more figures read exactly than by Tesseract: see docs/benchmarks.md
    is_installed=_is_installed,
    load=_load,
    fingerprint=_fingerprint,
)
