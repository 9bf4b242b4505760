#include "access/actions.hpp"

#include "access/store.hpp"
#include "audit/actions.hpp"
#include "base/faults.hpp"
#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::access {
namespace {

audit::Subject subject_of(AccountId id, RegionCode const& area) {
    return {.kind = "account", .id = id.raw(), .region = area};
}

void leave(db::Tx& tx, Office& office, Permit const& permit, std::string_view act, audit::Subject subject, Moment now,
           std::string_view content = {}) {
    auto const digest = content.empty() ? std::string{} : audit::salted_digest(tx, subject, content);
    audit::note(tx, office.ids, now, permit.trace(), act, subject, digest);
}

/// The account, when it lies in the administrator's area.
Result<store::AccountRow> reached(db::Tx& tx, Permit const& permit, AccountId id) {
    SINERGI_TRY(row, store::get_account(tx, id));
    if (!permit.area().has(row.area)) return refuse(Why::not_found, "access.account_unknown");
    return row;
}

Done check_superior(db::Tx& tx, AccountId own, AccountId superior, Date today) {
    if (superior.is_none()) return {};
    auto const row = store::find_account(tx, superior);
    if (!row || !is_in_force(row->tenure(), today))
        return refuse(Why::malformed, "access.superior_unknown", "superior");
    // Late work climbs along superiors; a circle would carry it round for ever.
    auto above = superior;
    for (int step = 0; step < 20 && !above.is_none(); ++step) {
        if (above == own) return refuse(Why::malformed, "access.superior_circle", "superior");
        auto const next = store::find_account(tx, above);
        above = next ? next->superior : AccountId{};
    }
    return {};
}

Faults check_wish(db::Tx& tx, Office const& office, Permit const& permit, AccountId own, AccountWish const& wish,
                  Date today) {
    Faults faults;
    faults.check(check_area(wish.role, wish.area, office.area), "area");
    if (!permit.area().has(wish.area)) faults.check(refuse(Why::not_allowed, "access.area_not_allowed"), "area");
    if (wish.decree_ends < today) faults.check(refuse(Why::malformed, "access.decree_over"), "decree_ends");
    if (!wish.unit.is_none() && !has_unit(tx, wish.unit))
        faults.check(refuse(Why::malformed, "access.unit_unknown"), "unit");
    faults.check(check_superior(tx, own, wish.superior, today), "superior");
    return faults;
}

/// An office without an administrator can no longer help itself.
Done check_admin_left(db::Tx& tx, store::AccountRow const& row, Date today) {
    if (row.role != "admin") return {};
    auto const others = tx.find<std::int64_t>(sql::count_admins, {{"today", today}, {"but", row.id.raw()}}).value_or(0);
    if (others == 0) return refuse(Why::conflict, "access.last_admin");
    return {};
}

std::string told(AccountWish const& wish) {
    return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", wish.name.text(), role_text(wish.role), wish.area.text(),
                       wish.unit.raw(), wish.decree.text(), wish.decree_ends.text(), wish.superior.raw(),
                       wish.phone ? wish.phone->text() : "");
}

std::string phone_text(AccountWish const& wish) { return wish.phone ? wish.phone->text() : std::string{}; }

void close(db::Tx& tx, Office& office, store::AccountRow const& row, AccountId successor, std::string_view why,
           Moment now) {
    if (successor.is_none()) successor = superior_of(tx, row.id);
    tx.run(sql::end_account, {{"id", row.id.raw()}, {"at", now}, {"why", why}, {"successor", successor}});
    tx.run(sql::end_sessions, {{"account", row.id.raw()}, {"at", now}, {"but", std::int64_t{0}}});
    notices::post(tx, office.ids,
                  {.at = now,
                   .topic = "access.account_ended",
                   .subject = row.id.raw(),
                   .region = row.area,
                   .unit = row.unit.raw(),
                   .account = successor.raw()});
}

}  // namespace

Officer founder(RegionCode const& area) {
    return {.name = "Pendirian", .role = Role::admin, .area = area, .acts = acts_of(Role::admin)};
}

Result<AccountId> add_account(db::Tx& tx, Office& office, Permit const& permit, AccountName const& account,
                              AccountWish const& wish, std::string_view hash, Moment now) {
    auto faults = check_wish(tx, office, permit, {}, wish, date_in(office.zone, now));
    if (tx.find<store::AccountRow>(sql::find_account_by_name, {{"account", account.text()}}))
        faults.check(refuse(Why::conflict, "access.account_taken"), "account");
    SINERGI_MUST(faults.told());
    auto const id = office.ids.make<Account>(now);
    tx.run(sql::insert_account, {{"id", id},
                                 {"account", account.text()},
                                 {"name", wish.name.text()},
                                 {"name_key", search_key(wish.name.text())},
                                 {"role", role_text(wish.role)},
                                 {"area", wish.area},
                                 {"unit", wish.unit},
                                 {"decree", wish.decree.text()},
                                 {"decree_ends", wish.decree_ends},
                                 {"superior", wish.superior},
                                 {"phone", phone_text(wish)},
                                 {"since", now}});
    tx.run(sql::insert_secret, {{"account", id}, {"password", hash}, {"at", now}});
    leave(tx, office, permit, "access.account_added", subject_of(id, wish.area), now, told(wish));
    return id;
}

Done change_account(db::Tx& tx, Office& office, Permit const& permit, AccountId id, AccountWish const& wish,
                    std::int64_t version, Moment now) {
    auto const today = date_in(office.zone, now);
    SINERGI_TRY(row, reached(tx, permit, id));
    if (row.ended_at) return refuse(Why::conflict, "access.account_over");
    if (row.version != version) return refuse(Why::conflict, "access.account_changed");
    SINERGI_MUST(check_wish(tx, office, permit, id, wish, today).told());
    if (wish.role != Role::admin) SINERGI_MUST(check_admin_left(tx, row, today));
    auto const changed = tx.run(sql::update_account, {{"id", id},
                                                      {"version", version},
                                                      {"name", wish.name.text()},
                                                      {"name_key", search_key(wish.name.text())},
                                                      {"role", role_text(wish.role)},
                                                      {"area", wish.area},
                                                      {"unit", wish.unit},
                                                      {"decree", wish.decree.text()},
                                                      {"decree_ends", wish.decree_ends},
                                                      {"superior", wish.superior},
                                                      {"phone", phone_text(wish)}});
    if (changed == 0) return refuse(Why::conflict, "access.account_changed");
    leave(tx, office, permit, "access.account_changed", subject_of(id, wish.area), now, told(wish));
    return {};
}

Done end_account(db::Tx& tx, Office& office, Permit const& permit, AccountId id, AccountId successor,
                 std::string const& reason, Moment now) {
    auto const today = date_in(office.zone, now);
    SINERGI_TRY(row, reached(tx, permit, id));
    if (row.ended_at) return refuse(Why::conflict, "access.account_over");
    if (id == permit.by().id) return refuse(Why::conflict, "access.own_account");
    SINERGI_MUST(check_admin_left(tx, row, today));
    if (!successor.is_none()) {
        auto const next = store::find_account(tx, successor);
        if (!next || successor == id || !is_in_force(next->tenure(), today)) {
            return refuse(Why::malformed, "access.successor_unknown", "successor");
        }
    }
    close(tx, office, row, successor, reason, now);
    leave(tx, office, permit, "access.account_ended", subject_of(id, row.area), now);
    return {};
}

std::int64_t end_by_decree(db::Tx& tx, Office& office, Moment now, std::int64_t limit) {
    auto const over = tx.all<AccountId>(sql::list_expired, {{"today", date_in(office.zone, now)}, {"row_max", limit}});
    for (auto const id : over) {
        auto const row = store::find_account(tx, id);
        SINERGI_CHECK(row.has_value());
        close(tx, office, *row, {}, "decree", now);
        audit::note(tx, office.ids, now, {.purpose = "decree"}, "access.account_ended", subject_of(id, row->area));
    }
    return static_cast<std::int64_t>(over.size());
}

Done set_absence(db::Tx& tx, Office& office, Permit const& permit, AccountId id, std::optional<Period> const& away,
                 Moment now) {
    SINERGI_TRY(row, reached(tx, permit, id));
    if (away && away->last < away->first) return refuse(Why::malformed, "access.period_reversed", "to");
    auto const from = away ? std::optional(away->first) : std::nullopt;
    auto const to = away ? std::optional(away->last) : std::nullopt;
    tx.run(sql::update_absence, {{"id", id}, {"absent_from", from}, {"absent_to", to}});
    leave(tx, office, permit, "access.absence_set", subject_of(id, row.area), now);
    return {};
}

Done reset_password(db::Tx& tx, Office& office, Permit const& permit, AccountId id, std::string_view hash, Moment now) {
    SINERGI_TRY(row, reached(tx, permit, id));
    if (row.ended_at) return refuse(Why::conflict, "access.account_over");
    tx.run(sql::update_password, {{"account", id}, {"password", hash}, {"at", now}});
    tx.run(sql::end_sessions, {{"account", id}, {"at", now}, {"but", std::int64_t{0}}});
    leave(tx, office, permit, "access.password_reset", subject_of(id, row.area), now);
    return {};
}

Done reset_second_factor(db::Tx& tx, Office& office, Permit const& permit, AccountId id, Moment now) {
    SINERGI_TRY(row, reached(tx, permit, id));
    auto const secret = tx.find<store::SecretRow>(sql::find_secret, {{"account", id}});
    if (!secret || !secret->totp_since) return refuse(Why::conflict, "access.second_factor_off");
    tx.run(sql::drop_totp, {{"account", id}});
    tx.run(sql::delete_recovery_codes, {{"account", id}});
    tx.run(sql::end_sessions, {{"account", id}, {"at", now}, {"but", std::int64_t{0}}});
    leave(tx, office, permit, "access.second_factor_reset", subject_of(id, row.area), now);
    return {};
}

Done end_sessions_of(db::Tx& tx, Office& office, Permit const& permit, AccountId id, Moment now) {
    SINERGI_TRY(row, reached(tx, permit, id));
    tx.run(sql::end_sessions, {{"account", id}, {"at", now}, {"but", std::int64_t{0}}});
    leave(tx, office, permit, "access.sessions_ended", subject_of(id, row.area), now);
    return {};
}

namespace {

Done check_unit(db::Tx& tx, UnitId own, UnitWish const& wish) {
    for (auto const& unit : tx.all<Unit>(sql::list_units)) {
        if (unit.code == wish.code.text() && unit.id != own) return refuse(Why::conflict, "access.unit_taken", "code");
    }
    if (wish.head.is_none()) return {};
    auto const head = store::find_account(tx, wish.head);
    if (!head || head->ended_at) return refuse(Why::malformed, "access.superior_unknown", "head");
    return {};
}

}  // namespace

Result<UnitId> add_unit(db::Tx& tx, Office& office, Permit const& permit, UnitWish const& wish, Moment now) {
    SINERGI_MUST(check_unit(tx, {}, wish));
    auto const id = office.ids.make<UnitRow>(now);
    tx.run(sql::insert_unit, {{"id", id},
                              {"code", wish.code.text()},
                              {"name", wish.name.text()},
                              {"is_oversight", wish.is_oversight},
                              {"head", wish.head}});
    leave(tx, office, permit, "access.unit_added", {.kind = "unit", .id = id.raw()}, now);
    return id;
}

Done change_unit(db::Tx& tx, Office& office, Permit const& permit, UnitId id, UnitWish const& wish, Moment now) {
    if (!has_unit(tx, id)) return refuse(Why::not_found, "access.unit_unknown");
    SINERGI_MUST(check_unit(tx, id, wish));
    tx.run(sql::update_unit, {{"id", id},
                              {"code", wish.code.text()},
                              {"name", wish.name.text()},
                              {"is_oversight", wish.is_oversight},
                              {"head", wish.head}});
    leave(tx, office, permit, "access.unit_changed", {.kind = "unit", .id = id.raw()}, now);
    return {};
}

Done set_duty(db::Tx& tx, Office& office, Permit const& permit, Date day, AccountId account, Moment now) {
    auto const officer = find_officer(tx, account, std::max(day, date_in(office.zone, now)));
    if (!officer) return refuse(Why::malformed, "access.account_unknown", "account");
    // What climbs to the duty officer is mostly violence and children, from anywhere in the office's area.
    bool const sees_all = officer->may(Act::see_closed) && officer->area.has(office.area);
    if (!officer->may(Act::answer_grievance) || !sees_all)
        return refuse(Why::malformed, "access.not_for_duty", "account");
    tx.run(sql::put_duty, {{"day", day}, {"account", account}});
    leave(tx, office, permit, "access.duty_set", subject_of(account, officer->area), now);
    return {};
}

void tidy(db::Tx& tx, Moment now) {
    tx.run(sql::delete_old_sessions, {{"before", now.plus_ms(-90 * day_ms)}});
    tx.run(sql::delete_old_deeds, {{"before", now.plus_ms(-30 * day_ms)}});
    tx.run(sql::delete_old_tries, {{"before", now.plus_ms(-day_ms)}});
}

namespace {

void hand_over_all(Office& office, WorkOfEnded const& work, notices::Notice const& ended) {
    for (;;) {
        auto const moved = office.db.write(
            [&](db::Tx& tx) { return work.hand_over(tx, AccountId(ended.subject), AccountId(ended.account)); });
        if (!moved) log::error("work of an ended account was not handed over: {}", moved.error().key);
        if (!moved || *moved == 0) return;
    }
}

}  // namespace

void follow_ended(Office& office, WorkOfEnded const& work) {
    auto const from = office.db.read([&](db::Tx& tx) { return work.followed_to(tx); });
    auto const news = office.db.read([&](db::Tx& tx) { return notices::after(tx, from, 1'000); });
    if (news.empty()) return;
    for (auto const& notice : news)
        if (notice.topic == "access.account_ended") hand_over_all(office, work, notice);
    auto const kept = office.db.write([&](db::Tx& tx) -> Done {
        work.keep(tx, news.back().seq);
        return {};
    });
    if (!kept) log::error("how far ended accounts were followed was not kept: {}", kept.error().key);
}

}  // namespace sinergi::access
