#include "requests/actions/pbi.hpp"
#include "requests/store_sql.hpp"

namespace sinergi::requests::store {
namespace {

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

}  // namespace

std::optional<Pbi> find_pbi(db::Tx& tx, RequestId id) { return tx.find<Pbi>(sql::find_pbi, {{"request", id}}); }

void put(db::Tx& tx, RequestId id, Pbi const& pbi) {
    tx.run(sql::put_pbi, {{"request", id},
                          {"need", word(pbi.need)},
                          {"deactivated_on", pbi.deactivated_on},
                          {"course", word(pbi.course)},
                          {"batch", pbi.batch},
                          {"proposed_at", pbi.proposed_at},
                          {"decided_on", pbi.decided_on},
                          {"outcome", pbi.outcome},
                          {"update_due", pbi.update_due},
                          {"updated_on", pbi.updated_on},
                          {"reminded_at", pbi.reminded_at}});
}

PbiRule pbi_rule(db::Tx& tx, Date today) {
    return tx.find<PbiRule>(sql::pbi_rule, {{"today", today}}).value_or(PbiRule{});
}

std::vector<RequestId> pbi_waiting(db::Tx& tx, access::Permit const& permit, std::int64_t limit) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<RequestId>(sql::pbi_waiting, {{"area_first", first}, {"area_after", last}, {"row_max", limit}});
}
std::vector<RequestId> pbi_of_batch(db::Tx& tx, std::int64_t batch) {
    return tx.all<RequestId>(sql::pbi_of_batch, {{"batch", batch}});
}
std::vector<RequestId> pbi_to_remind(db::Tx& tx, Date until, Moment reminded_before, std::int64_t limit) {
    return tx.all<RequestId>(sql::pbi_to_remind,
                             {{"until", until}, {"reminded_before", reminded_before}, {"row_max", limit}});
}
std::vector<RequestId> pbi_not_updated(db::Tx& tx, access::Permit const& permit, std::int64_t limit) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<RequestId>(sql::pbi_not_updated, {{"area_first", first}, {"area_after", last}, {"row_max", limit}});
}

}  // namespace sinergi::requests::store
