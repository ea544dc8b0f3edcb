from flask import Flask
app = Flask(__name__)
client = app.test_client()
# ANCHOR: late
app.add_url_rule("/sailings", "sailings", lambda: ["sai_7f3k"])
client.get("/sailings")
app.add_url_rule("/ports", "ports", lambda: ["STV", "HLM"])
print(client.get("/ports").status_code)
# ANCHOR_END: late
