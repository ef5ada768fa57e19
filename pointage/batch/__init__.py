"""A corpus: every document accounted for, one process each, resumable at any moment.

`sources` names the documents, `task` is the pure function of one document, `store` keeps what it
gives, `pool` runs tasks in processes of their own, `cluster` on Dask, `batch_run` puts them
together, `batch_command` tells what is there.
"""
