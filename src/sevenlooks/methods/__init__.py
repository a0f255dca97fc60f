"""How one notices: pure methods. Values and batches in, values out; no file of the user, no database, no clock.

The small tables under `data/` are read once, at first use; each folder there says where they come from.

* `text_width`      narrow, squeeze: one width for all text
* `codes`           uscc_valid, identity_valid, identity_18 and their batches: check digits (GB 32100, GB 11643)
* `certificates`    certificate_possible: teacher certificate numbers that can be
* `calendar`        is_rest_day, add_working_days, add_months, span_limit, earliest_payment_day, and tables to join
* `divisions`       split_divisions: the divisions an address or a name begins with
* `address`         read_address, read_addresses, place_key: what an address says
* `same_place`      same_place, same_places: whether two addresses are one place
* `scope`           read_scope, has_training_scope, speaks_of_children_training: registered scopes and names
* `bank_matching`   match_payments, match_payment_tables: payments and bank entries
* `labels`          read_status, read_category, same_name, same_code: what somebody typed
"""
