#include "registry/store/visits.hpp"

#include "registry/store_sql.hpp"

namespace sinergi::registry::store {

Done insert(db::Tx& tx, Visit const& visit) {
    try {
        tx.run(sql::insert_visit, {{"id", visit.id},
                                   {"family", visit.family},
                                   {"region", visit.region},
                                   {"reason", visit.reason},
                                   {"asked_by", visit.asked_by.raw()},
                                   {"asked_at", visit.asked_at},
                                   {"due_on", visit.due_on}});
    } catch (db::Clash const&) {
        return refuse(Why::conflict, "registry.visit_open_already", "family");
    }
    return {};
}

std::optional<Visit> find_visit(db::Tx& tx, VisitId id) { return tx.find<Visit>(sql::find_visit, {{"id", id}}); }

std::optional<Visit> open_visit(db::Tx& tx, FamilyId family) {
    return tx.find<Visit>(sql::open_visit, {{"family", family}});
}

std::vector<FamilyId> may_be_drawn(db::Tx& tx, RegionCode const& village, Moment since, FamilyId after,
                                   std::int64_t limit) {
    return tx.all<FamilyId>(sql::may_be_drawn,
                            {{"region", village}, {"since", since}, {"after", after.raw()}, {"row_max", limit}});
}

std::vector<Visit> visits_of(db::Tx& tx, FamilyId family) {
    return tx.all<Visit>(sql::visits_of_family, {{"family", family}});
}

std::vector<Visit> visits(db::Tx& tx, visits::VisitState state, RegionCode const& area, VisitId after,
                          std::int64_t limit) {
    auto const last = after.is_none() ? std::nullopt : find_visit(tx, after);
    return tx.all<Visit>(sql::list_visits, {{"state", word(state)},
                                            {"area_first", area.first()},
                                            {"area_after", area.after()},
                                            {"after_region", last ? last->region.text() : std::string{}},
                                            {"after_id", after.raw()},
                                            {"row_max", limit}});
}

VisitCount count_visits(db::Tx& tx, access::Permit const& permit, visits::VisitState state, Date today,
                        access::AccountId without) {
    return *tx.find<VisitCount>(sql::count_visits, {{"state", word(state)},
                                                    {"area_first", permit.area().first()},
                                                    {"area_after", permit.area().after()},
                                                    {"today", today},
                                                    {"without", without.raw()}});
}

Done save(db::Tx& tx, Visit const& visit) {
    auto const changed = tx.run(sql::update_visit, {{"id", visit.id},
                                                    {"version", visit.version},
                                                    {"state", word(visit.state)},
                                                    {"tries", visit.tries},
                                                    {"outcome", visit.outcome},
                                                    {"way", word(visit.way)},
                                                    {"visited_on", visit.visited_on},
                                                    {"visited_by", visit.visited_by.raw()},
                                                    {"lat", visit.lat},
                                                    {"lon", visit.lon},
                                                    {"note", visit.note},
                                                    {"family_says", visit.family_says},
                                                    {"seen", word(visit.seen)},
                                                    {"found", visit.found},
                                                    {"finding", word(visit.finding)},
                                                    {"minutes", visit.minutes},
                                                    {"minutes_on", visit.minutes_on},
                                                    {"judged_by", visit.judged_by.raw()},
                                                    {"judged_at", visit.judged_at},
                                                    {"verdict", visit.verdict}});
    if (changed == 0) return refuse(Why::conflict, "registry.changed_meanwhile", "visit");
    return {};
}

void insert(db::Tx& tx, Photo const& photo) {
    tx.run(sql::insert_visit_photo, {{"id", photo.id},
                                     {"visit", photo.visit},
                                     {"kind", word(photo.kind)},
                                     {"file", photo.file},
                                     {"thumb", photo.thumb},
                                     {"by", photo.by.raw()},
                                     {"at", photo.at}});
}

std::vector<Photo> photos(db::Tx& tx, VisitId visit) { return tx.all<Photo>(sql::visit_photos, {{"visit", visit}}); }

}  // namespace sinergi::registry::store
