#include "server/metrics.hpp"

#include "server/version.hpp"

#include <fmt/format.h>

#include <fstream>

namespace sinergi::apps {
namespace {

using http::Reply;

bool is_this_machine(std::string_view peer) { return peer.starts_with("127.") || peer == "::1" || peer == "[::1]"; }

std::int64_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    statm >> all >> resident;
    constexpr std::int64_t page_bytes = 4096;
    return resident * page_bytes;
}

void gauge(std::string& out, std::string_view name, std::string_view help, std::string_view type, std::int64_t value) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
}

}  // namespace

std::string Metrics::text() const {
    std::string out = fmt::format(
        "# HELP sinergi_info The program.\n# TYPE sinergi_info gauge\nsinergi_info{{version=\"{}\"}} 1\n", version);
    gauge(out, "sinergi_database_up", "Whether the database answers.", "gauge", house_.office.db.is_well() ? 1 : 0);
    gauge(out, "process_resident_memory_bytes", "Memory in use.", "gauge", resident_bytes());
    gauge(out, "sinergi_figures_age_seconds", "How old the figures are.", "gauge",
          house_.board.is_ready() ? (house_.office.clock.now().ms - house_.board.as_of().ms) / second_ms : -1);
    auto const* server = server_.load();
    if (server == nullptr) return out;
    auto const f = server->figures();
    gauge(out, "sinergi_http_requests_total", "Requests answered.", "counter", f.requests);
    gauge(out, "sinergi_http_failures_total", "Requests answered with 5xx.", "counter", f.failures);
    gauge(out, "sinergi_http_connections", "Open connections.", "gauge", f.connections);
    gauge(out, "sinergi_live_streams", "Open event streams.", "gauge", f.streams);
    gauge(out, "sinergi_http_refused_connections_total", "Connections refused because there were too many.", "counter",
          f.refused_connections);
    out +=
        "# HELP sinergi_http_latency_seconds Time from request to answer.\n# TYPE sinergi_http_latency_seconds "
        "histogram\n";
    std::int64_t below = 0;
    for (std::size_t i = 0; i < f.latency.size(); ++i) {
        below += f.latency[i];
        auto const bound = i < http::Server::latency_bounds_ms.size()
                               ? fmt::format("{}", static_cast<double>(http::Server::latency_bounds_ms[i]) / 1000.0)
                               : std::string("+Inf");
        out += fmt::format("sinergi_http_latency_seconds_bucket{{le=\"{}\"}} {}\n", bound, below);
    }
    out += fmt::format("sinergi_http_latency_seconds_sum {}\nsinergi_http_latency_seconds_count {}\n",
                       static_cast<double>(f.latency_us_sum) / 1e6, below);
    return out;
}

void Metrics::add_routes(http::Router& router) {
    router.add_raw(http::Method::get, "/healthz", {.summary = "Is it well?", .tag = "program", .is_public = true},
                   [this](http::Call const&) {
                       bool const is_well = house_.office.db.is_well();
                       return Reply{.status = is_well ? 200 : 503,
                                    .body = is_well ? R"({"status":"well"})" : R"({"status":"database_gone"})"};
                   });
    router.add_raw(http::Method::get, "/metrics", {.summary = "Figures of the running program", .tag = "program"},
                   [this](http::Call const& call) {
                       auto const by = is_this_machine(call.peer) ? Result<access::Officer>(access::Officer{})
                                                                  : house_.doors.officer(call);
                       if (!by) return http::problem(by.error(), call.language(), house_.say);
                       if (!is_this_machine(call.peer) && !by->may(access::Act::manage_settings))
                           return http::problem({.why = Why::not_allowed, .key = "access.act_not_allowed"},
                                                call.language(), house_.say);
                       return Reply{.type = "text/plain; version=0.0.4; charset=utf-8", .body = text()};
                   });
}

}  // namespace sinergi::apps
