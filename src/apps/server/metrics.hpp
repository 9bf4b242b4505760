#pragma once
// /healthz and /metrics (Prometheus text). Metrics are for this machine and for administrators.

#include "grievances/api.hpp"

#include <atomic>

namespace sinergi::apps {

class Metrics {
public:
    explicit Metrics(grievances::House& house) : house_(house) {}
    void add_routes(http::Router& router);
    /// Whose figures are told. The server outlives its last call here.
    void watch(http::Server const& server) { server_.store(&server); }

private:
    [[nodiscard]] std::string text() const;
    grievances::House& house_;
    std::atomic<http::Server const*> server_{nullptr};
};

}  // namespace sinergi::apps
