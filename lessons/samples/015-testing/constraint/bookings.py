# ANCHOR: code
def cancel(store, reference):
    store.set_status(reference, "canceled")

def forget(store, customer_id):
    store.delete_customer(customer_id)

def next_to_board(store):
    return store.references()[0]               # who booked first
# ANCHOR_END: code
