"""Slow plain twin of `methods.bank_matching`: lists and loops, one payment after the other."""

from itertools import combinations

Movement = tuple[int, int, int]  # account, day, fen; a movement's id is its position


def match_plainly(payments: list[Movement], entries: list[Movement], match_days: int) -> tuple[list[int], list[int]]:
    """For each payment the position of its (first) entry or -1, and the pass or 0."""
    entry, step = [-1] * len(payments), [0] * len(payments)
    used = {number for number, (_, _, fen) in enumerate(entries) if fen <= 0}
    in_order = sorted((n for n, p in enumerate(payments) if p[2] > 0), key=lambda n: (payments[n][1], n))
    by_time = sorted(range(len(entries)), key=lambda n: (entries[n][1], n))

    def window(account: int, day: int) -> list[int]:
        return [
            n
            for n in by_time
            if n not in used and entries[n][0] == account and day - 1 <= entries[n][1] <= day + match_days
        ]

    def singles(number: int, share: int) -> None:
        for payment in in_order:
            account, day, fen = payments[payment]
            if entry[payment] == -1:
                for n in window(account, day):
                    if 100 * entries[n][2] >= share * fen and entries[n][2] <= fen:
                        entry[payment], step[payment] = n, number
                        used.add(n)
                        break

    def gathered(release: bool) -> set[int]:
        released: set[int] = set()
        sweeps = [(100, True, False), (100, False, False), (99, True, False), (99, False, False)]
        for share, whole, borrowing in [*sweeps, (100, True, True), (99, True, True)] if release else sweeps:
            freed: list[int] = []
            in_want = {payments[n][0] for n in in_order if entry[n] == -1}
            for account, day in sorted({payments[n][:2] for n in in_order}, key=lambda key: (key[1], key[0])):
                members = [n for n in in_order if payments[n][:2] == (account, day)]
                missing = [n for n in members if entry[n] == -1]
                counted = members if whole else missing
                borrowed = account in in_want and all(step[n] != 3 for n in members)
                if not (borrowed if borrowing else missing) or len(counted) < 2:
                    continue
                total = sum(payments[n][2] for n in counted)
                hits = [
                    n for n in window(account, day) if 100 * entries[n][2] >= share * total and entries[n][2] <= total
                ]
                if hits:
                    if whole and release:
                        freed += [entry[n] for n in members if entry[n] != -1]
                        missing = members
                    for n in missing:
                        entry[n], step[n] = hits[0], 3
                    used.add(hits[0])
            used.difference_update(freed)
            released |= {entries[n][0] for n in freed}
        return released

    def parts_of(payment: int) -> tuple[int, ...] | None:
        account, day, fen = payments[payment]
        open_entries = window(account, day)
        for booked in sorted({entries[n][1] for n in open_entries}):
            that_day = [n for n in open_entries if entries[n][1] == booked]
            choices = [c for size in (2, 3, 4) for c in combinations(that_day[:16], size)]
            parts = next((c for c in [*choices, tuple(that_day)] if sum(entries[n][2] for n in c) == fen), None)
            if parts and len(parts) > 1:
                return parts
        return None

    def split() -> None:
        for payment in in_order:
            parts = parts_of(payment) if entry[payment] == -1 else None
            if parts:
                entry[payment], step[payment] = parts[0], 4
                used.update(parts)

    def reseat(root: int) -> None:
        """Breadth first; a chain is the payments from the root to the one that may be served by what is free."""
        chains, wanted = [[root]], set()
        for chain in chains:
            account, day, fen = payments[chain[-1]]
            for n in by_time:
                near = entries[n][0] == account and day - 1 <= entries[n][1] <= day + match_days
                if n in wanted or not near or not 99 * fen <= 100 * entries[n][2] <= 100 * fen:
                    continue
                holders = [p for p in in_order if entry[p] == n and step[p] in (1, 2)]
                if n not in used:
                    return move(chain, n)
                if holders:
                    wanted.add(n)
                    chains.append([*chain, holders[0]])
            parts = parts_of(chain[-1])
            if parts:
                used.update(parts)
                return move(chain, parts[0], 4)

    def move(chain: list[int], free: int, number: int = 0) -> None:
        for payment in reversed(chain):
            free, entry[payment] = entry[payment], free
            step[payment] = number or (1 if entries[entry[payment]][2] == payments[payment][2] else 2)
            used.add(entry[payment])
            number = 0

    singles(1, 100)
    singles(2, 99)
    released = gathered(release=True)
    if released:
        for n in in_order:
            if payments[n][0] in released and step[n] in (1, 2):
                used.discard(entry[n])
                entry[n], step[n] = -1, 0
        singles(1, 100)
        singles(2, 99)
        gathered(release=False)
    split()
    for payment in in_order:
        if entry[payment] == -1:
            reseat(payment)
    return entry, step
