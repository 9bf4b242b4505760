#include "exchange/rules.hpp"

#include "plumbing/json/write.hpp"

#include <algorithm>

namespace sinergi::exchange {
namespace {

constexpr std::int64_t wait_ms_max = hour_ms;

struct Data {
    std::string tracking_number, source_ref, kind, state;
    RegionCode region;
    Moment received_at, answer_by;
    std::optional<Moment> answered_at;
};
BOOST_DESCRIBE_STRUCT(Data, (),
                      (tracking_number, source_ref, kind, state, region, received_at, answer_by, answered_at))

/// CloudEvents 1.0, structured. `id` is the office's running number: the same event told twice has the same id.
struct Event {
    std::string specversion = "1.0";
    std::string id, source, type, subject;
    Moment time;
    std::string datacontenttype = "application/json";
    Data data;
};
BOOST_DESCRIBE_STRUCT(Event, (), (specversion, id, source, type, subject, time, datacontenttype, data))

}  // namespace

bool hears_of(std::string_view kinds, std::string_view kind) noexcept {
    if (kinds.empty()) return true;
    while (!kinds.empty()) {
        auto const end = std::min(kinds.find(' '), kinds.size());
        if (kinds.substr(0, end) == kind) return true;
        kinds.remove_prefix(std::min(end + 1, kinds.size()));
    }
    return false;
}

std::int64_t wait_after_ms(std::int64_t fails) noexcept {
    if (fails <= 0) return 0;
    auto const doublings = std::min<std::int64_t>(fails - 1, 20);
    return std::min(wait_ms_max, second_ms << doublings);
}

std::string cloud_event(Change const& change, std::string_view source) {
    return json::write(Event{.id = std::to_string(change.seq),
                             .source = std::string(source),
                             .type = "id.sinergi." + change.topic,
                             .subject = change.number,
                             .time = change.at,
                             .data = {.tracking_number = change.number,
                                      .source_ref = change.source_ref,
                                      .kind = change.kind,
                                      .state = change.state,
                                      .region = change.region,
                                      .received_at = change.received_at,
                                      .answer_by = change.answer_by,
                                      .answered_at = change.answered_at}});
}

std::string batch(std::vector<Change> const& changes, std::string_view source) {
    std::string out = "[";
    for (auto const& change : changes) {
        if (out.size() > 1) out += ',';
        out += cloud_event(change, source);
    }
    return out + "]";
}

std::string signed_text(std::string_view id, std::int64_t at_s, std::string_view body) {
    std::string text(id);
    text += '.';
    text += std::to_string(at_s);
    text += '.';
    return text.append(body);
}

}  // namespace sinergi::exchange
