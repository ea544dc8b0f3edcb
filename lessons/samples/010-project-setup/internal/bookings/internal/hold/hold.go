package hold

// Minutes is how long a seat waits for its payment.
const Minutes = 15
