#include "exchange/store.hpp"

#include "exchange/store_sql.hpp"

namespace sinergi::exchange::store {
namespace {

constexpr std::int64_t systems_max = 200;
constexpr std::int64_t hooks_max = 50;

}  // namespace

std::optional<System> find_system(db::Tx& tx, access::AccountId account) {
    return tx.find<System>(sql::find_system, {{"account", account}});
}

std::vector<System> systems(db::Tx& tx) { return tx.all<System>(sql::list_systems, {{"row_max", systems_max}}); }

void put_system(db::Tx& tx, System const& system, Moment now) {
    tx.run(sql::put_system, {{"account", system.account},
                             {"may_push", system.may_push},
                             {"may_pull", system.may_pull},
                             {"kinds", system.kinds},
                             {"now", now}});
}

std::optional<Report> find_report(db::Tx& tx, access::AccountId account, std::string_view source_ref) {
    return tx.find<Report>(sql::find_report, {{"account", account}, {"source_ref", source_ref}});
}

void insert_report(db::Tx& tx, access::AccountId account, std::string_view source_ref, Report const& report) {
    tx.run(
        sql::insert_report,
        {{"account", account}, {"source_ref", source_ref}, {"digest", report.digest}, {"grievance", report.grievance}});
}

std::string source_ref_of(db::Tx& tx, access::AccountId account, grievances::GrievanceId id) {
    return tx.find<std::string>(sql::find_sender, {{"grievance", id}, {"account", account}}).value_or("");
}

void insert_hook(db::Tx& tx, Hook const& hook, Moment now) {
    tx.run(sql::insert_hook, {{"id", hook.id},
                              {"account", hook.account},
                              {"url", hook.url},
                              {"secret", hook.secret},
                              {"cursor", hook.cursor},
                              {"now", now}});
}

std::optional<Hook> find_hook(db::Tx& tx, HookId id) { return tx.find<Hook>(sql::find_hook, {{"id", id}}); }

std::vector<Hook> hooks_of(db::Tx& tx, access::AccountId account) {
    return tx.all<Hook>(sql::list_hooks, {{"account", account}, {"row_max", hooks_max}});
}

std::vector<Hook> due_hooks(db::Tx& tx, Moment now, std::int64_t last_seq, std::int64_t limit) {
    return tx.all<Hook>(sql::due_hooks, {{"now", now}, {"last_seq", last_seq}, {"row_max", limit}});
}

void keep_told(db::Tx& tx, Hook const& hook, std::int64_t cursor, Moment now) {
    tx.run(sql::keep_told, {{"id", hook.id}, {"was", hook.cursor}, {"cursor", cursor}, {"now", now}});
}

void keep_failed(db::Tx& tx, HookId id, std::int64_t fails, std::string_view fault, Moment next_try_at) {
    tx.run(sql::keep_failed, {{"id", id}, {"fails", fails}, {"fault", fault}, {"next_try_at", next_try_at}});
}

void set_hook(db::Tx& tx, HookId id, HookState state, std::int64_t cursor, Moment now) {
    tx.run(sql::set_hook,
           {{"id", id}, {"state", boost::describe::enum_to_string(state, "")}, {"cursor", cursor}, {"now", now}});
}

void delete_hook(db::Tx& tx, HookId id) { tx.run(sql::delete_hook, {{"id", id}}); }

}  // namespace sinergi::exchange::store
