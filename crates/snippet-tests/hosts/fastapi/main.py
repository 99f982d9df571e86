from fastapi import FastAPI, Response

app = FastAPI()


@app.api_route("/", methods=["GET", "PUT", "DELETE"])
async def root(response: Response):
    response.headers["X-Total"] = "3"
    return {}


@app.api_route("/boom", methods=["GET", "PUT", "DELETE"])
async def boom():
    raise RuntimeError("boom")


@snippet 0
