from flask import Flask

app = Flask(__name__)
@snippet 0


@app.route("/", methods=["GET", "PUT", "DELETE"])
def root():
    return {}, {"X-Total": "3"}


@app.route("/boom", methods=["GET", "PUT", "DELETE"])
def boom():
    raise RuntimeError("boom")
