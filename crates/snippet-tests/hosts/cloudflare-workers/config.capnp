using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "application", external = (address = "127.0.0.1:@application", http = ())),
  ],
  sockets = [(name = "http", address = "127.0.0.1:@port", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2024-09-01",
  globalOutbound = "application",
);
