"""Checks and what they say."""

# Waits end as soon as what they wait for is there; this bounds them on a machine that is busy with something else.
LIMIT = 45.0

checks = []


class Failed(Exception):
    """Something else was seen than expected."""


class Skipped(Exception):
    """This machine cannot run the check."""


def check(sentence, alone=False):
    """Makes a function a check, told as `sentence`; `alone` keeps others from running beside it."""

    def keep(function):
        function.sentence = sentence
        function.alone = alone
        checks.append(function)
        return function

    return keep


def expect(condition, told):
    """Fails with `told` unless the condition holds."""
    if not condition:
        raise Failed(told() if callable(told) else str(told))


def equal(seen, wanted, what):
    """Fails unless both are the same."""
    if seen != wanted:
        raise Failed(f"{what}: expected {wanted!r}, saw {seen!r}")
