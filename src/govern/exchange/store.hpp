#pragma once
// The tables of outside systems. Only for this house.

#include "exchange/model.hpp"
#include "grievances/model.hpp"
#include "plumbing/db/db.hpp"

#include <vector>

namespace sinergi::exchange::store {

[[nodiscard]] std::optional<System> find_system(db::Tx& tx, access::AccountId account);
[[nodiscard]] std::vector<System> systems(db::Tx& tx);
void put_system(db::Tx& tx, System const& system, Moment now);

struct Report {
    grievances::GrievanceId grievance;
    std::string digest;  // of what was sent, so that the same number with another text is noticed
};
BOOST_DESCRIBE_STRUCT(Report, (), (grievance, digest))
[[nodiscard]] std::optional<Report> find_report(db::Tx& tx, access::AccountId account, std::string_view source_ref);
void insert_report(db::Tx& tx, access::AccountId account, std::string_view source_ref, Report const& report);
/// The system's own number of a complaint it sent; "" of any other.
[[nodiscard]] std::string source_ref_of(db::Tx& tx, access::AccountId account, grievances::GrievanceId id);

void insert_hook(db::Tx& tx, Hook const& hook, Moment now);
[[nodiscard]] std::optional<Hook> find_hook(db::Tx& tx, HookId id);
[[nodiscard]] std::vector<Hook> hooks_of(db::Tx& tx, access::AccountId account);
/// Active ones whose time has come and that have not heard of `last_seq` yet, the longest waiting first.
[[nodiscard]] std::vector<Hook> due_hooks(db::Tx& tx, Moment now, std::int64_t last_seq, std::int64_t limit);
/// Everything up to `cursor` was taken; nothing is written when the hook was moved meanwhile.
void keep_told(db::Tx& tx, Hook const& hook, std::int64_t cursor, Moment now);
void keep_failed(db::Tx& tx, HookId id, std::int64_t fails, std::string_view fault, Moment next_try_at);
void set_hook(db::Tx& tx, HookId id, HookState state, std::int64_t cursor, Moment now);
void delete_hook(db::Tx& tx, HookId id);

}  // namespace sinergi::exchange::store
