"""What is said of a file that is refused."""

from extract.given.form_error import FormError, excerpt_of


def test_a_part_is_named_from_the_outermost():
    error = FormError("faux", "wrong").under("b").under(0).under("a")
    assert (error.fr, error.en) == (
        "a › n° 1 › b › faux",
        "a › n° 1 › b › wrong",
    )


def test_little_of_the_file_is_repeated():
    assert excerpt_of("x" * 1000) == "x" * 60 + "…"
