"""Lives of bodies over some years: honest ones with their seasons and troubles, and ones that run away.

Made to measure early warning on, apart from the demonstration's province and from any rule: written from what is
publicly known of closings with pupils' money, where new charges come in until the end, refunds are put off, wages go
unpaid, teachers leave, lessons are cancelled, parents complain and the account is emptied, each sooner or later, more
or less, or not at all.
"""
