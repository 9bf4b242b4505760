#pragma once
// Rows of agreements. A back room: other houses ask actions.hpp.

#include "agreements/actions.hpp"

namespace sinergi::agreements::store {

[[nodiscard]] std::optional<Agreement> find(db::Tx& tx, AgreementId id);
[[nodiscard]] std::optional<Agreement> find_named(db::Tx& tx, std::string_view origin_node, AgreementId origin_id);
[[nodiscard]] std::vector<Agreement> between(db::Tx& tx, std::string_view a, std::string_view b);
/// Newest first, below `before` (none: from the newest).
[[nodiscard]] std::vector<Agreement> list(db::Tx& tx, std::optional<State> state, AgreementId before,
                                          std::int64_t row_max);
[[nodiscard]] std::vector<Agreement> ending(db::Tx& tx, Date warn_until, std::int64_t row_max);
[[nodiscard]] std::vector<Agreement> over(db::Tx& tx, Date today, std::int64_t row_max);
void warned(db::Tx& tx, AgreementId id);

/// The head with its signatories and contacts.
void insert(db::Tx& tx, Agreement const& agreement);
void update(db::Tx& tx, Agreement const& agreement);

[[nodiscard]] std::vector<PlanItem> plan_of(db::Tx& tx, AgreementId id);
/// Written anew, or over the one of the same origin.
void put_item(db::Tx& tx, AgreementId id, PlanItem const& item);
[[nodiscard]] std::vector<Evaluation> evaluations_of(db::Tx& tx, AgreementId id);
/// One that stands already stays as it is.
void insert_evaluation(db::Tx& tx, AgreementId id, Evaluation const& evaluation);

[[nodiscard]] std::vector<Paper> papers_of(db::Tx& tx, AgreementId id);
void put_paper(db::Tx& tx, AgreementId id, Paper const& paper, access::AccountId by, Moment at);
[[nodiscard]] Defaults defaults_on(db::Tx& tx, Date day);

}  // namespace sinergi::agreements::store
