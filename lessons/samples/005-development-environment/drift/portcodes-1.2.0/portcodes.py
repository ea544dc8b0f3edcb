def list():
    return ["STV", "BRG", "ORK", "KSL", "HLM", "LND"]
