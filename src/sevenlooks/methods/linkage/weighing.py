"""Weighing evidence that two records belong together, after Fellegi and Sunter.

The likelihood ratio m/u of each comparison: how often it comes out so among true pairs, against how often among others.
Fellegi and Sunter, "A Theory for Record Linkage", JASA 64 (1969); a value's own frequency in place of one u for all:
Newcombe et al., "Automatic Linkage of Vital Records", Science 130 (1959), Winkler, "Frequency-Based Matching in
Fellegi-Sunter Model of Record Linkage", US Census RR 2000/06. All ratios here are natural numbers, not logarithms.
"""

from math import exp, lgamma


def shared_value(m: float, chance: float, others: int, among: int) -> float:
    """m/u of a value that both carry: a telephone, a door, a key, a name.

    `m`: the share of true pairs that carry one value (0 to 1); `chance`: how many of the `among` bodies around would
    carry it for an innocent reason although nobody else does; `others`: how many besides these two do. A value of
    three hundred says nothing, whoever carries it.
    """
    return m / min(1.0, (chance + others) / among)


def several_moved(moved: float, had: int, around: float, fresh: float) -> float:
    """m/u of `moved` out of `had` members of one body who are found at the other.

    By chance a member comes to this one body as if one in `around` had been seen to: beta-binomial with a = 1 and
    b = around - 1, so that members who follow one another (friends, a class) are no independent witnesses. Among true
    pairs the share `fresh` begins with new members and has no more of the old ones than chance brings; in the rest
    every share is equally likely. `moved` need not be whole: who went to four bodies is a quarter at each.
    """
    if had == 0:
        return 1.0
    moved = min(moved, had)
    return fresh + (1 - fresh) * _spread(moved, had, 1.0) / _spread(moved, had, around - 1)


def probability(prior: float, *ratios: float) -> float:
    """The probability of a pair, from that of any pair (0 to 1) and the ratios of comparisons taken as independent."""
    odds = prior / (1 - prior)
    for ratio in ratios:
        odds *= ratio
    return odds / (1 + odds)


def _spread(moved: float, had: int, b: float) -> float:
    """Beta-binomial probability with a = 1, by the gamma function where `moved` is no whole number."""
    choose = lgamma(had + 1) - lgamma(moved + 1) - lgamma(had - moved + 1)
    return exp(choose + _log_beta(1 + moved, b + had - moved) - _log_beta(1.0, b))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
