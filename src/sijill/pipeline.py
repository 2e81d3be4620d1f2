"""The way through, on one page: bytes -> Capture -> Document -> Reading -> Claims -> Report -> Incidents.

`read` handles one input and knows of no other, so it may run anywhere in parallel. `reconcile` looks over all reports
and gives the same incidents whatever their order.
"""
