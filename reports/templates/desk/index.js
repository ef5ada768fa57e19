// While a document is read, the list is looked at again every second.
if (document.body.dataset.waits) setTimeout(() => location.reload(), 1200);
