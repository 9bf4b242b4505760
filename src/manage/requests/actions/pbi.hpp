#pragma once
// PBI-JK after the check: the file for SIKS-NG, what came back, the reminder to update the family's data.

#include "requests/actions.hpp"

namespace sinergi::requests {
namespace store {
[[nodiscard]] std::optional<Pbi> find_pbi(db::Tx& tx, RequestId id);
void put(db::Tx& tx, RequestId id, Pbi const& pbi);
[[nodiscard]] PbiRule pbi_rule(db::Tx& tx, Date today);
/// Signed recommendations that no file has taken yet, the oldest first.
[[nodiscard]] std::vector<RequestId> pbi_waiting(db::Tx& tx, access::Permit const& permit, std::int64_t limit);
[[nodiscard]] std::vector<RequestId> pbi_of_batch(db::Tx& tx, std::int64_t batch);
/// Reactivated, data not updated, due until `until`, not reminded since `reminded_before`.
[[nodiscard]] std::vector<RequestId> pbi_to_remind(db::Tx& tx, Date until, Moment reminded_before, std::int64_t limit);
/// Reactivated and not updated, the earliest due first.
[[nodiscard]] std::vector<RequestId> pbi_not_updated(db::Tx& tx, access::Permit const& permit, std::int64_t limit);
}  // namespace store

/// @refuses requests.pbi_no_letter requests.pbi_not_on_list requests.pbi_not_poor requests.pbi_not_recorded
/// requests.pbi_need_not_covered; all that stands against it is in `faults`
[[nodiscard]] Done check_pbi(db::Tx& tx, Desk const& desk, Request const& request,
                             std::vector<store::PaperRow> const& papers, std::vector<store::CheckRow> const& checks);

/// A row of the file for SIKS-NG.
struct Proposed {
    Request request;
    Person person;
    Pbi pbi;
    std::string number;  // of the recommendation
    Date dated;
};
/// A file with every signed recommendation that waits (batch none), each marked as proposed; or an earlier file again.
/// Whoever downloads it is in the audit chain.
/// @refuses access.act_not_allowed requests.pbi_none_waiting requests.pbi_batch_unknown
struct Batch {
    std::int64_t batch = 0;
    std::vector<Proposed> rows;
};
[[nodiscard]] Result<Batch> propose(db::Tx& tx, Desk const& desk, access::Officer const& by, std::int64_t batch,
                                    std::int64_t limit);

struct Outcome {
    bool is_reactivated = false;
    Date on;
    std::string text{};  // SIKS-NG's words; needed for a refusal
};
/// What SIKS-NG decided. A reactivation starts the clock of updating the data.
/// @refuses requests.not_found requests.not_in_this_state requests.pbi_not_proposed requests.text_needed
/// requests.day_ahead
[[nodiscard]] Result<Pbi> decide(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id,
                                 Outcome const& outcome);
/// The family's data was updated in DTSEN. @refuses requests.not_found requests.pbi_not_active requests.day_ahead
[[nodiscard]] Result<Pbi> data_updated(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, Date on);
/// Reminds, by a notice, of data due within 30 days, once a fortnight. @return how many
[[nodiscard]] std::int64_t remind(db::Tx& tx, Desk const& desk, std::int64_t limit);

}  // namespace sinergi::requests
