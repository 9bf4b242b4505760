#include "exchange/events.hpp"

#include "plumbing/json/write.hpp"

namespace sinergi::exchange {
namespace {

struct Data {
    std::string tracking_number, source_ref, kind, state;
    RegionCode region;
    Moment received_at, answer_by;
    std::optional<Moment> answered_at;
};
BOOST_DESCRIBE_STRUCT(Data, (), (tracking_number, source_ref, kind, state, region, received_at, answer_by, answered_at))

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

}  // namespace sinergi::exchange
