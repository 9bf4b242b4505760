#include "grievances/api/shared.hpp"

#include "grievances/actions/trace.hpp"

#include <array>

namespace sinergi::grievances {

access::Person NameKeeper::person(access::AccountId id, Moment now) {
    std::lock_guard const lock(mutex_);
    drop_old(now);
    auto const kept = people_.find(id.raw());
    if (kept != people_.end()) return kept->second;
    auto found = db_.read([&](db::Tx& tx) { return access::find_person(tx, id); }).value_or(access::Person{.id = id});
    return people_.emplace(id.raw(), std::move(found)).first->second;
}

std::string NameKeeper::unit(access::UnitId id, Moment now) {
    std::lock_guard const lock(mutex_);
    drop_old(now);
    if (units_.empty())
        for (auto& unit : db_.read([](db::Tx& tx) { return access::units(tx); }))
            units_.emplace(unit.id.raw(), std::move(unit.name));
    auto const found = units_.find(id.raw());
    return found == units_.end() ? std::string{} : found->second;
}

void NameKeeper::drop_old(Moment now) {
    if (now.ms - since_.ms < minute_ms && now >= since_) return;
    people_.clear();
    units_.clear();
    since_ = now;
}

std::string Stand::kind_name(std::string_view code) const {
    auto const found = settings_->kind(code);
    if (!found) return std::string(code);
    return language_ == "en" ? found->name_en : found->name_id;
}

std::string Stand::word_name(std::string_view group, std::string_view word) const {
    return house_.say("grievances." + std::string(group) + "." + std::string(word), language_);
}

wire::RowOut Stand::row(store::Listed const& l, access::Officer const& reader) const {
    State state{};
    boost::describe::enum_from_string(l.state.c_str(), state);
    wire::RowOut out{
        .id = l.id,
        .tracking_number = tracking_number(l.id),
        .kind = l.kind,
        .kind_name = kind_name(l.kind),
        .region = l.region,
        .region_name = house_.areas.name_of(l.region),
        .district_name = l.region.level() == RegionLevel::village ? house_.areas.name_of(l.region.parent()) : "",
        .state = l.state,
        .state_name = word_name("state", l.state),
        .channel = l.channel,
        .privacy = l.privacy,
        .is_urgent = l.is_urgent,
        .guard = l.guard,
        .summary = l.summary,
        .place = l.place,
        .received_at = l.received_at,
        .promise_at = l.promise_at,
        .state_due = l.state_due,
        .promise_by = date_in(house_.office.zone, l.promise_at),
        .days_left = days_left(l.promise_at, time()),
        .hours_left = hours_left(l.promise_at, now_),
        .is_late = is_open(state) && state != State::dijawab && l.promise_at < now_,
        .is_climbed = l.climbed_to == reader.id,
        .version = l.version};
    if (!l.officer.is_none()) {
        out.officer = l.officer;
        out.officer_name = house_.names.person(l.officer, now_).name;
    }
    if (!l.unit.is_none()) {
        out.unit = l.unit;
        out.unit_name = house_.names.unit(l.unit, now_);
    }
    Grievance stand_in;
    stand_in.state = state;
    stand_in.officer = l.officer;
    stand_in.unit = l.unit;
    out.next_act = next_act(stand_in, reader);
    return out;
}

store::Listed listed(Grievance const& g) {
    return {.id = g.id,
            .region = g.region,
            .kind = g.kind,
            .state = std::string(word(g.state)),
            .channel = g.channel,
            .privacy = g.privacy,
            .is_urgent = g.is_urgent,
            .guard = g.guard,
            .summary = g.summary,
            .received_at = g.received_at,
            .promise_at = g.promise_at,
            .state_due = g.state_due,
            .officer = g.officer,
            .unit = g.unit,
            .climbed_to = g.climbed_to,
            .version = g.version,
            .place = g.place};
}

std::string next_act(Grievance const& grievance, access::Officer const& reader) {
    bool const is_mine = grievance.officer == reader.id;
    std::array<Deed, 3> const usual = is_mine ? std::array{Deed::verified, Deed::answered, Deed::closed}
                                              : std::array{Deed::verified, Deed::assigned, Deed::claimed};
    for (auto const deed : usual) {
        if (deed == Deed::claimed && !grievance.officer.is_none() && !is_mine) continue;
        if (deed == Deed::assigned && !grievance.officer.is_none() && grievance.state != State::dibantah) continue;
        if (next_state(grievance, deed) && may_do(reader, grievance, deed)) return std::string(word(deed));
    }
    return {};
}

std::string masked_name(std::string_view name) {
    std::string out;
    bool first = true;
    for (std::size_t at = 0; at < name.size();) {
        auto const end = std::min(name.find(' ', at), name.size());
        auto const part = name.substr(at, end - at);
        if (!part.empty()) {
            if (first) {
                out += part;
            } else {
                // The first character, whole, also where it takes more than one byte.
                std::size_t bytes = 1;
                while (bytes < part.size() && (static_cast<unsigned char>(part[bytes]) & 0xC0U) == 0x80U) ++bytes;
                out += ' ';
                out += part.substr(0, bytes);
                out += '.';
            }
            first = false;
        }
        at = end + 1;
    }
    return out;
}

}  // namespace sinergi::grievances
