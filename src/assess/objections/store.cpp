#include "objections/store.hpp"

#include "objections/store_sql.hpp"

namespace sinergi::objections::store {
namespace {

Done changed(std::int64_t written) {
    if (written == 0) return refuse(Why::conflict, "objections.changed_meanwhile");
    return {};
}

std::int64_t before(std::int64_t after) { return after == 0 ? INT64_MAX : after; }

}  // namespace

Clocks clocks_on(db::Tx& tx, Date day) {
    auto const found = tx.find<Clocks>(sql::clocks_on, {{"day", day}});
    SINERGI_CHECK(found.has_value());
    return *found;
}

std::vector<Reason> reasons(db::Tx& tx) { return tx.all<Reason>(sql::reasons); }

void insert(db::Tx& tx, Objection const& o, Challenger const& by) {
    tx.run(sql::insert_objection, {{"id", o.id},
                                   {"region", o.region},
                                   {"state", word(o.state)},
                                   {"channel", word(o.channel)},
                                   {"received_at", o.received_at},
                                   {"due_at", o.due_at},
                                   {"climb_at", o.climb_at},
                                   {"programme", o.programme},
                                   {"family_name", o.family_name},
                                   {"address", o.address},
                                   {"rt", o.rt},
                                   {"rw", o.rw},
                                   {"reason", o.reason},
                                   {"body", o.body},
                                   {"lat", o.lat},
                                   {"lon", o.lon},
                                   {"taken_by", o.taken_by}});
    tx.run(sql::insert_by,
           {{"objection", o.id}, {"name", by.name}, {"nik", by.nik}, {"phone", by.phone}, {"address", by.address}});
}

Done update(db::Tx& tx, Objection const& next) {
    return changed(tx.run(sql::update_objection, {{"id", next.id},
                                                  {"state", word(next.state)},
                                                  {"climb_at", next.climb_at},
                                                  {"family", next.family},
                                                  {"visit", next.visit},
                                                  {"officer", next.officer},
                                                  {"climbed_to", next.climbed_to},
                                                  {"climbs", next.climbs},
                                                  {"told", next.told},
                                                  {"ministry", next.ministry},
                                                  {"ministry_on", next.ministry_on},
                                                  {"closed_at", next.closed_at},
                                                  {"is_open", is_open(next.state)},
                                                  {"version", next.version}}));
}

std::optional<Objection> find(db::Tx& tx, ObjectionId id) {
    return tx.find<Objection>(sql::find_objection, {{"id", id}});
}

bool has_any(db::Tx& tx) { return tx.find<ObjectionId>(sql::any_objection).has_value(); }

Challenger challenger(db::Tx& tx, ObjectionId id) {
    return tx.find<Challenger>(sql::find_by, {{"objection", id}}).value_or(Challenger{});
}

std::vector<Objection> list(db::Tx& tx, access::Permit const& permit, Queue queue, Moment now, std::int64_t after,
                            std::int64_t limit) {
    auto const first = permit.area().first(), last = permit.area().after();
    auto const me = permit.by().id.raw();
    if (queue == Queue::ended)
        return tx.all<Objection>(
            sql::list_ended,
            {{"before", before(after)}, {"area_first", first}, {"area_after", last}, {"me", me}, {"row_max", limit}});
    return tx.all<Objection>(sql::list_open, {{"area_first", first},
                                              {"area_after", last},
                                              {"me", me},
                                              {"queue", word(queue)},
                                              {"now", now},
                                              {"after", after},
                                              {"row_max", limit}});
}

std::vector<ObjectionId> to_climb(db::Tx& tx, Moment now, std::int64_t limit) {
    return tx.all<ObjectionId>(sql::to_climb, {{"now", now}, {"row_max", limit}});
}

void bar(db::Tx& tx, ObjectionId id, access::AccountId account) {
    tx.run(sql::bar, {{"objection", id}, {"account", account}});
}
std::vector<access::AccountId> barred(db::Tx& tx, ObjectionId id) {
    return tx.all<access::AccountId>(sql::barred, {{"objection", id}});
}

void insert_photo(db::Tx& tx, PhotoRow const& photo, std::string_view token, Moment now) {
    tx.run(sql::insert_photo, {{"id", photo.id},
                               {"token", token},
                               {"digest", photo.digest},
                               {"thumb", photo.thumb},
                               {"lat", photo.lat},
                               {"lon", photo.lon},
                               {"at", now}});
}
std::optional<PhotoRow> loose_photo(db::Tx& tx, PhotoId id, std::string_view token) {
    return tx.find<PhotoRow>(sql::loose_photo, {{"id", id}, {"token", token}});
}
void give_photo(db::Tx& tx, PhotoId id, ObjectionId to) { tx.run(sql::give_photo, {{"objection", to}, {"id", id}}); }
std::vector<PhotoRow> photos(db::Tx& tx, ObjectionId id) {
    return tx.all<PhotoRow>(sql::photos_of, {{"objection", id}});
}

void insert_step(db::Tx& tx, ObjectionId of, StepRow const& step) {
    tx.later(sql::insert_step, {{"id", step.id},
                                {"objection", of},
                                {"at", step.at},
                                {"deed", step.deed},
                                {"account", step.account},
                                {"by_role", step.by_role},
                                {"is_public", step.is_public},
                                {"body", step.body},
                                {"from_state", step.from_state},
                                {"to_state", step.to_state}});
}
std::vector<StepRow> steps(db::Tx& tx, ObjectionId of) { return tx.all<StepRow>(sql::steps_of, {{"objection", of}}); }

void insert(db::Tx& tx, Removal const& r) {
    tx.run(sql::insert_removal, {{"id", r.id},
                                 {"region", r.region},
                                 {"family", r.family},
                                 {"visit", r.visit},
                                 {"state", word(r.state)},
                                 {"programme", r.programme},
                                 {"reason", r.reason},
                                 {"proof", r.proof},
                                 {"minutes", r.minutes},
                                 {"minutes_on", r.minutes_on},
                                 {"proposed_by", r.proposed_by},
                                 {"proposed_at", r.proposed_at}});
}

Done update(db::Tx& tx, Removal const& next) {
    return changed(tx.run(sql::update_removal, {{"id", next.id},
                                                {"state", word(next.state)},
                                                {"decided_by", next.decided_by},
                                                {"decided_at", next.decided_at},
                                                {"told_on", next.told_on},
                                                {"appeal_until", next.appeal_until},
                                                {"exclusion", next.exclusion},
                                                {"appealed_at", next.appealed_at},
                                                {"appeal_due", next.appeal_due},
                                                {"appeal", next.appeal},
                                                {"answer", next.answer},
                                                {"answered_at", next.answered_at},
                                                {"is_late_told", next.is_late_told},
                                                {"version", next.version}}));
}

std::optional<Removal> find(db::Tx& tx, RemovalId id) { return tx.find<Removal>(sql::find_removal, {{"id", id}}); }

bool is_proposed(db::Tx& tx, visits::VisitId visit, std::string_view programme) {
    return tx.find<RemovalId>(sql::is_proposed, {{"visit", visit}, {"programme", programme}}).has_value();
}

std::vector<Removal> removals(db::Tx& tx, access::Permit const& permit, Which which, std::int64_t after,
                              std::int64_t limit) {
    auto const first = permit.area().first(), last = permit.area().after();
    if (which == Which::open)
        return tx.all<Removal>(sql::waiting_removals,
                               {{"after", after}, {"area_first", first}, {"area_after", last}, {"row_max", limit}});
    return tx.all<Removal>(
        sql::other_removals,
        {{"before", before(after)}, {"area_first", first}, {"area_after", last}, {"row_max", limit}});
}

std::vector<Removal> removals_of(db::Tx& tx, access::Permit const& permit, registry::FamilyId family) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<Removal>(sql::removals_of, {{"family", family}, {"area_first", first}, {"area_after", last}});
}

std::vector<RemovalId> late_appeals(db::Tx& tx, Date today, std::int64_t limit) {
    return tx.all<RemovalId>(sql::late_appeals, {{"today", today}, {"row_max", limit}});
}

void insert(db::Tx& tx, Usul const& u, Proposer const& by) {
    tx.run(sql::insert_usul, {{"id", u.id},
                              {"region", u.region},
                              {"state", word(u.state)},
                              {"channel", word(u.channel)},
                              {"kind", word(u.kind)},
                              {"whose", word(u.whose)},
                              {"received_at", u.received_at},
                              {"programme", u.programme},
                              {"name", u.name},
                              {"nik", u.nik},
                              {"no_kk", u.no_kk},
                              {"address", u.address},
                              {"rt", u.rt},
                              {"rw", u.rw},
                              {"body", u.body},
                              {"taken_by", u.taken_by}});
    tx.run(sql::insert_usul_by, {{"usul", u.id}, {"name", by.name}, {"phone", by.phone}});
}

Done update(db::Tx& tx, Usul const& next) {
    return changed(tx.run(sql::update_usul, {{"id", next.id},
                                             {"state", word(next.state)},
                                             {"family", next.family},
                                             {"item", next.item},
                                             {"programme", next.programme},
                                             {"refusal", next.refusal},
                                             {"told", next.told},
                                             {"decided_by", next.decided_by},
                                             {"decided_at", next.decided_at},
                                             {"is_open", next.state == UsulState::received},
                                             {"version", next.version}}));
}

std::optional<Usul> find(db::Tx& tx, UsulId id) { return tx.find<Usul>(sql::find_usul, {{"id", id}}); }
Proposer proposer(db::Tx& tx, UsulId id) {
    return tx.find<Proposer>(sql::find_usul_by, {{"usul", id}}).value_or(Proposer{});
}

std::vector<Usul> usuls(db::Tx& tx, access::Permit const& permit, UsulQueue queue, std::int64_t after,
                        std::int64_t limit) {
    auto const first = permit.area().first(), last = permit.area().after();
    if (queue == UsulQueue::ended)
        return tx.all<Usul>(
            sql::ended_usuls,
            {{"before", before(after)}, {"area_first", first}, {"area_after", last}, {"row_max", limit}});
    auto const& which = queue == UsulQueue::open ? sql::open_usuls : sql::waiting_usuls;
    return tx.all<Usul>(which, {{"after", after}, {"area_first", first}, {"area_after", last}, {"row_max", limit}});
}

}  // namespace sinergi::objections::store
