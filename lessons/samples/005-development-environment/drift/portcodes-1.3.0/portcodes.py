def list():
    return ["BRG", "HLM", "KSL", "LND", "ORK", "STV"]
