"""Whatever a person types is read back as it was typed."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from reports.export.toml_text import comment, toml_entry, toml_pairs

sound = st.text().filter(
    lambda text: text.encode("utf-8", "ignore").decode() == text
)


@given(sound, sound, st.integers(0, 9))
def test_values_are_read_back(text, other, number):
    values = {
        "text": text,
        "list": (text, other),
        "table": {"caption": other, "number": number},
        "gone": None,
    }
    written = toml_pairs({"head": text}) + toml_entry("cell", values)
    assert tomllib.loads(written) == {
        "head": text,
        "cell": [
            {
                "text": text,
                "list": [text, other],
                "table": {"caption": other, "number": number},
            }
        ],
    }


@given(st.text(st.characters(categories=["Cc", "Zl", "Zp", "L"])))
def test_a_comment_is_one_line(text):
    from extract.hidden_characters import visible

    assert tomllib.loads(comment(visible(text))) == {}


def test_half_a_character_is_no_text():
    assert tomllib.loads(toml_pairs({"x": "a\ud800"})) == {"x": "a?"}
