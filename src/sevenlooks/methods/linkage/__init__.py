"""Who is whom, and who carries on whom: names taken apart, evidence weighed by how rare it is.

* `names`        read_name, same_brand, renamed: a company's name as place, own part, trade and form
* `trades`       the words of trades, and which of them teach, mind children or cover teaching
* `weighing`     agreement, several_moved, probability: the weights of Fellegi and Sunter
* `succession`   Ties, carried_on: how likely another body carries on a closed one
* `settings`     people, bodies: Splink's settings
* `linking`      link, pairs: Splink over two tables of records, on a DuckDB that the caller opens
"""
