#include "referrals/store.hpp"

#include "plumbing/files/loose.hpp"
#include "referrals/store_sql.hpp"

#include <limits>

namespace sinergi::referrals::store {
namespace {

std::string_view word(auto value) { return boost::describe::enum_to_string(value, ""); }

#define SINERGI_PLACE_ARGS(p)                                                                                         \
    {"id", (p).id}, {"kind", word((p).kind)}, {"authority", word((p).authority)}, {"law", (p).law},                   \
        {"name", (p).name}, {"region", (p).region}, {"address", (p).address}, {"phone", (p).phone},                   \
        {"hours", (p).hours}, {"lat", (p).lat}, {"lon", (p).lon}, {"offers", (p).offers}, {"capacity", (p).capacity}, \
        {"free_beds", (p).free_beds}, {"free_on", (p).free_on}, {"unit", (p).unit}, {"node", (p).node},               \
        {"is_secret", (p).is_secret}, {"closed_since", (p).closed_since}, {                                           \
        "version", (p).version                                                                                        \
    }

}  // namespace

std::optional<Place> find_place(db::Tx& tx, PlaceId id) { return tx.find<Place>(sql::find_place, {{"id", id}}); }

std::vector<Place> places(db::Tx& tx, std::optional<PlaceKind> kind, RegionCode const& within, std::int64_t row_max) {
    auto const first = within.first(), after = within.after();
    if (!kind)
        return tx.all<Place>(sql::places_in, {{"region_first", first}, {"region_after", after}, {"row_max", row_max}});
    return tx.all<Place>(
        sql::places_of_kind,
        {{"kind", word(*kind)}, {"region_first", first}, {"region_after", after}, {"row_max", row_max}});
}

void insert(db::Tx& tx, Place const& place) { tx.run(sql::insert_place, {SINERGI_PLACE_ARGS(place)}); }
void update(db::Tx& tx, Place const& place) { tx.run(sql::update_place, {SINERGI_PLACE_ARGS(place)}); }

std::vector<Need> needs(db::Tx& tx) { return tx.all<Need>(sql::needs); }

void put(db::Tx& tx, Need const& need) {
    tx.run(sql::put_need, {{"code", need.code},
                           {"name_id", need.name_id},
                           {"name_en", need.name_en},
                           {"hint_id", need.hint_id},
                           {"hint_en", need.hint_en},
                           {"sort", need.sort}});
}

std::vector<GuideRow> rows_of(db::Tx& tx, RegionCode const& region) {
    return tx.all<GuideRow>(sql::rows_of, {{"region", region}});
}

void put(db::Tx& tx, GuideRow const& row) {
    tx.run(sql::put_row, {{"code", row.code},
                          {"region", row.region},
                          {"need", row.need},
                          {"urgency", word(row.urgency)},
                          {"place_kind", word(row.place_kind)},
                          {"office_id", row.office_id},
                          {"office_en", row.office_en},
                          {"service_id", row.service_id},
                          {"service_en", row.service_en},
                          {"steps_id", row.steps_id},
                          {"steps_en", row.steps_en},
                          {"documents_id", row.documents_id},
                          {"documents_en", row.documents_en},
                          {"phone", row.phone},
                          {"source", row.source},
                          {"sort", row.sort},
                          {"is_hidden", row.is_hidden}});
}

bool remove_row(db::Tx& tx, std::string_view code, RegionCode const& region) {
    return tx.run(sql::delete_row, {{"code", code}, {"region", region}}) > 0;
}

std::optional<Referral> find(db::Tx& tx, ReferralId id) { return tx.find<Referral>(sql::find, {{"id", id}}); }

std::vector<Referral> of_subject(db::Tx& tx, std::string_view kind, std::int64_t subject) {
    return tx.all<Referral>(sql::of_subject, {{"subject_kind", kind}, {"subject", subject}});
}

std::vector<Referral> of_unit(db::Tx& tx, access::UnitId unit, ReferralId before, std::int64_t row_max) {
    auto const below = before.is_none() ? std::numeric_limits<std::int64_t>::max() : before.raw();
    return tx.all<Referral>(sql::of_unit, {{"unit", unit}, {"before", below}, {"row_max", row_max}});
}

std::vector<Referral> open_of_unit(db::Tx& tx, access::UnitId unit, State state, ReferralId after,
                                   std::int64_t row_max) {
    return tx.all<Referral>(sql::open_of_unit,
                            {{"unit", unit}, {"state", word(state)}, {"after", after.raw()}, {"row_max", row_max}});
}

void insert(db::Tx& tx, Referral const& one) {
    tx.run(sql::insert, {{"id", one.id},
                         {"subject_kind", one.subject_kind},
                         {"subject", one.subject},
                         {"region", one.region},
                         {"place", one.place},
                         {"unit", one.unit},
                         {"number", one.number},
                         {"asked", one.asked},
                         {"basis", word(one.basis)},
                         {"payer", word(one.payer)},
                         {"shown", one.shown},
                         {"asked_at", one.asked_at},
                         {"asked_by", one.asked_by.raw()},
                         {"due_at", one.due_at},
                         {"guard", one.guard}});
}

Done update(db::Tx& tx, Referral const& one) {
    auto const written = tx.run(sql::update, {{"id", one.id},
                                              {"state", word(one.state)},
                                              {"answered_at", one.answered_at},
                                              {"ended_at", one.ended_at},
                                              {"answered_by", one.answered_by},
                                              {"reason", one.reason},
                                              {"result", one.result},
                                              {"version", one.version}});
    if (written == 0) return refuse(Why::conflict, "referrals.changed_meanwhile");
    return {};
}

std::int64_t next_number(db::Tx& tx, std::int64_t year) {
    auto const next = tx.find<std::int64_t>(sql::next_number, {{"year", year}});
    SINERGI_CHECK(next.has_value());
    return *next;
}

void erase(db::Tx& tx, ReferralId id) {
    for (auto const& paper : papers_of(tx, id)) files::loosen(tx, paper.digest);
    tx.run(sql::erase_referral, {{"id", id}, {"text", "[dihapus]"}});
    tx.run(sql::erase_papers, {{"referral", id}});
}

std::vector<Paper> papers_of(db::Tx& tx, ReferralId id) { return tx.all<Paper>(sql::papers_of, {{"referral", id}}); }

void insert(db::Tx& tx, Paper const& paper) {
    tx.run(sql::insert_paper, {{"id", paper.id},
                               {"referral", paper.referral},
                               {"digest", paper.digest},
                               {"file_name", paper.file_name},
                               {"type", paper.type},
                               {"bytes", paper.bytes},
                               {"at", paper.at},
                               {"account", paper.by},
                               {"is_partners", paper.is_partners}});
}

}  // namespace sinergi::referrals::store
