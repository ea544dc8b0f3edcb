from fastapi import FastAPI
from fastapi.testclient import TestClient

app = FastAPI()

@app.get("/boom")
def boom():
    raise RuntimeError("no vessel")

for raises in (True, False):
    client = TestClient(app, raise_server_exceptions=raises)
    try:
        said = f"answered {client.get('/boom').status_code}"
    except RuntimeError as error:
        said = f"raised RuntimeError: {error}"
    print(f"{'raises' if raises else 'quiet':<8}{said}")
