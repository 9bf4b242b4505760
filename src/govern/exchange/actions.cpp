#include "exchange/actions.hpp"

#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "exchange/rules.hpp"
#include "exchange/store.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/http/client.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>

namespace sinergi::exchange {
namespace {

using access::Act;

constexpr std::size_t hooks_of_system_max = 10;
constexpr std::size_t secret_bytes = 24;
constexpr std::int64_t clocks_apart_ms = minute_ms;  // notices are numbered in the order of commits, not of clocks

Result<System> system_of(db::Tx& tx, access::Officer const& by) {
    SINERGI_MUST(access::permit(Act::exchange_data, by, by.area));
    auto const system = store::find_system(tx, by.id);
    if (!system) return refuse(Why::not_allowed, "exchange.not_set_up");
    return *system;
}

Result<System> puller(db::Tx& tx, access::Officer const& by) {
    SINERGI_TRY(system, system_of(tx, by));
    if (!system.may_pull) return refuse(Why::not_allowed, "exchange.may_not_pull");
    return std::move(system);
}

/// A notice as the system may hear of it, or none.
std::optional<Change> change_of(db::Tx& tx, access::Officer const& by, System const& system,
                                notices::Notice const& notice) {
    if (!notice.topic.starts_with("grievances.") || !by.area.has(notice.region)) return std::nullopt;
    grievances::GrievanceId const id(notice.subject);
    auto const outline = grievances::outline(tx, id);
    if (!outline) return std::nullopt;
    auto ref = store::source_ref_of(tx, by.id, id);
    bool const is_open_to_all = outline->guard == 0 && hears_of(system.kinds, outline->kind);
    if (ref.empty() && !is_open_to_all) return std::nullopt;
    return Change{.seq = notice.seq,
                  .at = notice.at,
                  .topic = notice.topic,
                  .number = grievances::tracking_number(id),
                  .source_ref = std::move(ref),
                  .kind = outline->kind,
                  .state = boost::describe::enum_to_string(outline->state, ""),
                  .region = outline->region,
                  .received_at = outline->received_at,
                  .answer_by = outline->promise_at,
                  .answered_at = outline->answered_at};
}

void note(db::Tx& tx, access::Office& office, access::Officer const& by, std::string_view act, HookId id, Moment now) {
    audit::note(tx, office.ids, now, by.trace(), act, {.kind = "hook", .id = id.raw(), .region = by.area});
}

}  // namespace

Done set_system(db::Tx& tx, grievances::Desk const& desk, access::Officer const& by, System const& system) {
    auto const account = access::find_officer(tx, system.account);
    if (!account || account->role != access::Role::outside_system)
        return refuse(Why::malformed, "exchange.not_a_system", "account");
    SINERGI_TRY(permit, access::permit(Act::manage_accounts, by, account->area));
    std::string_view rest = system.kinds;
    while (!rest.empty()) {
        auto const end = std::min(rest.find(' '), rest.size());
        if (!desk.settings.active_kind(std::string(rest.substr(0, end))))
            return refuse(Why::malformed, "exchange.kind_unknown", "kinds");
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    store::put_system(tx, system, desk.now);
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "exchange.system_set",
                {.kind = "account", .id = system.account.raw(), .region = account->area});
    return {};
}

Result<Pushed> push(db::Tx& tx, grievances::Desk const& desk, access::Officer const& by, std::string const& source_ref,
                    std::string_view digest, grievances::NewGrievance wish) {
    SINERGI_TRY(system, system_of(tx, by));
    if (!system.may_push) return refuse(Why::not_allowed, "exchange.may_not_push");
    if (!hears_of(system.kinds, wish.kind)) return refuse(Why::not_allowed, "exchange.kind_not_yours", "kind");
    if (auto const before = store::find_report(tx, by.id, source_ref)) {
        if (before->digest != digest) return refuse(Why::conflict, "exchange.ref_reused", "source_ref");
        auto const outline = grievances::outline(tx, before->grievance);
        SINERGI_CHECK(outline.has_value());
        return Pushed{.receipt = {.id = before->grievance,
                                  .key = grievances::key_of(desk.office, before->grievance),
                                  .promise_at = outline->promise_at},
                      .was = Pushed::Was::known};
    }
    wish.channel = grievances::Channel::outside_system;
    wish.source_ref = source_ref;
    SINERGI_TRY(receipt, grievances::receive(tx, desk, by, std::move(wish)));
    store::insert_report(tx, by.id, source_ref, {.grievance = receipt.id, .digest = std::string(digest)});
    return Pushed{.receipt = receipt};
}

Result<Seen> sent_report(db::Tx& tx, access::Officer const& by, std::string_view source_ref) {
    SINERGI_MUST(system_of(tx, by));
    auto const report = store::find_report(tx, by.id, source_ref);
    if (!report) return refuse(Why::not_found, "exchange.report_unknown", "source_ref");
    auto const outline = grievances::outline(tx, report->grievance);
    SINERGI_CHECK(outline.has_value());
    return Seen{*outline, grievances::public_timeline(tx, report->grievance)};
}

Result<Changes> changes(db::Tx& tx, access::Officer const& by, std::int64_t seq, std::int64_t limit) {
    SINERGI_TRY(system, puller(tx, by));
    auto const found = notices::after(tx, seq, limit);
    // Numbers are dense: a first one that is not the next was deleted by retention.
    if (seq > 0 && !found.empty() && found.front().seq != seq + 1)
        return refuse(Why::conflict, "exchange.cursor_gone", std::to_string(found.front().seq - 1));
    Changes out{.items = {}, .next = seq, .is_end = static_cast<std::int64_t>(found.size()) < limit, .last_at = {}};
    for (auto const& notice : found) {
        out.next = notice.seq;
        out.last_at = notice.at;
        if (auto change = change_of(tx, by, system, notice)) out.items.push_back(*std::move(change));
    }
    return out;
}

std::int64_t cursor_at(db::Tx& tx, Moment at) {
    auto const from = at.plus_ms(-clocks_apart_ms);
    std::int64_t low = 0;
    std::int64_t high = notices::last_seq(tx);
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        auto const next = notices::after(tx, middle, 1);
        if (next.empty() || next.front().at >= from)
            high = middle;
        else
            low = next.front().seq;
    }
    return low;
}

Result<MadeHook> add_hook(db::Tx& tx, access::Office& office, access::Officer const& by, NewHook const& wish,
                          Moment now) {
    SINERGI_MUST(puller(tx, by));
    SINERGI_MUST(http::Url::parse(wish.url));
    if (store::hooks_of(tx, by.id).size() >= hooks_of_system_max)
        return refuse(Why::conflict, "exchange.too_many_hooks", std::to_string(hooks_of_system_max));
    auto const secret = crypto::random_bytes(secret_bytes);
    Hook const hook{.id = office.ids.make<Hook>(now),
                    .account = by.id,
                    .url = wish.url,
                    .secret = crypto::base64url(crypto::box(office.secret, secret)),
                    .cursor = wish.from.value_or(notices::last_seq(tx))};
    store::insert_hook(tx, hook, now);
    note(tx, office, by, "exchange.hook_added", hook.id, now);
    return MadeHook{hook.id, "whsec_" + crypto::base64(secret)};
}

Done change_hook(db::Tx& tx, access::Office& office, access::Officer const& by, HookId id, HookDeed deed,
                 std::int64_t from, Moment now) {
    SINERGI_MUST(puller(tx, by));
    auto const hook = store::find_hook(tx, id);
    if (!hook || hook->account != by.id) return refuse(Why::not_found, "exchange.hook_unknown");
    auto const last = notices::last_seq(tx);
    switch (deed) {
        case HookDeed::pause:
            store::set_hook(tx, id, HookState::paused, hook->cursor, now);
            break;
        case HookDeed::resume:
            store::set_hook(tx, id, HookState::active, hook->cursor, now);
            break;
        case HookDeed::replay:
            store::set_hook(tx, id, HookState::active, std::clamp<std::int64_t>(from, 0, last), now);
            break;
        case HookDeed::remove:
            store::delete_hook(tx, id);
            break;
    }
    note(tx, office, by, "exchange.hook_changed", id, now);
    return {};
}

}  // namespace sinergi::exchange
