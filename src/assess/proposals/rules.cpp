#include "proposals/rules.hpp"

#include <algorithm>

namespace sinergi::proposals {
namespace {

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

/// Spreads an id over 64 bits with the seed (the finalizer of SplitMix64), so that neighbours do not stay together.
std::uint64_t lot(std::int64_t seed, std::int64_t id) noexcept {
    std::uint64_t x = static_cast<std::uint64_t>(seed) ^ (static_cast<std::uint64_t>(id) * 0x9e3779b97f4a7c15ULL);
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

bool has_paper(std::span<Paper const> papers, PaperKind kind) {
    return std::ranges::any_of(papers, [&](Paper const& one) { return one.kind == kind; });
}

bool has_proof(std::span<Paper const> papers, ItemId item) {
    return std::ranges::any_of(papers,
                               [&](Paper const& one) { return one.kind == PaperKind::proof && one.item == item; });
}

}  // namespace

Result<std::string> read_month(std::string_view text) {
    if (text.size() != 7 || !Date::parse(std::string(text) + "-01"))
        return refuse(Why::malformed, "proposals.month_malformed", "month");
    return std::string(text);
}

std::string month_of(Date day) { return day.text().substr(0, 7); }

Date day_in(std::string_view month, std::int64_t day) {
    auto const first = Date::parse(std::string(month) + "-01");
    SINERGI_CHECK(first.has_value());
    return first->plus_days(static_cast<std::int32_t>(day) - 1);
}

std::string next_month(std::string_view month) { return month_of(day_in(month, 28).plus_days(5)); }

Done check_terms(Terms const& t) {
    auto const no = [](std::string which) {
        return refuse(Why::malformed, "proposals.terms_malformed", std::move(which));
    };
    if (t.open_day < 1) return no("open_day");
    if (t.village_day < t.open_day) return no("village_day");
    if (t.verifier_day < t.village_day) return no("verifier_day");
    if (t.head_day < t.verifier_day) return no("head_day");
    if (t.regent_day < t.head_day) return no("regent_day");
    if (t.siksng_day < t.regent_day) return no("siksng_day");
    if (t.pull_day < t.siksng_day || t.pull_day > 28) return no("pull_day");
    if (!t.needs_head && !t.needs_regent) return no("needs_head");
    if (t.sample_percent < 0 || t.sample_percent > 100) return no("sample_percent");
    if (t.sample_min < 0 || t.sample_min > 100) return no("sample_min");
    return {};
}

Result<Roll> opened(RegionCode const& region, std::string const& month, Terms const& terms, Date today) {
    auto const now_is = month_of(today);
    if (month != now_is && month != next_month(now_is))
        return refuse(Why::conflict, "proposals.month_not_open", "month");
    Roll roll{.id = {}, .region = region, .month = month};
    roll.opens_on = day_in(month, terms.open_day);
    roll.village_due = day_in(month, terms.village_day);
    roll.verifier_due = day_in(month, terms.verifier_day);
    roll.head_due = day_in(month, terms.head_day);
    roll.regent_due = day_in(month, terms.regent_day);
    roll.siksng_due = day_in(month, terms.siksng_day);
    roll.pull_on = day_in(month, terms.pull_day);
    roll.needs_head = terms.needs_head;
    roll.needs_regent = terms.needs_regent;
    return roll;
}

Turn turn_of(State state) noexcept {
    switch (state) {
        case State::drafting:
        case State::agreed:
            return Turn::village;
        case State::sent:
            return Turn::verifier;
        case State::verified:
            return Turn::head;
        case State::approved:
            return Turn::regent;
        case State::endorsed:
            return Turn::siksng;
        case State::entered:
            return Turn::ministry;
        case State::closed:
            return Turn::nobody;
    }
    return Turn::nobody;
}

std::optional<Date> due_of(Roll const& roll) noexcept {
    switch (turn_of(roll.state)) {
        case Turn::village:
            return roll.village_due;
        case Turn::verifier:
            return roll.verifier_due;
        case Turn::head:
            return roll.head_due;
        case Turn::regent:
            return roll.regent_due;
        case Turn::siksng:
            return roll.siksng_due;
        case Turn::ministry:
            return roll.pull_on;
        case Turn::nobody:
            return {};
    }
    return {};
}

Result<State> next_state(Roll const& roll, Deed deed) {
    using enum State;
    auto const state = roll.state;
    auto const when = [&](bool may, State next) -> Result<State> {
        if (!may) return refuse(Why::conflict, "proposals.not_in_this_state", word(state));
        return next;
    };
    bool const is_with_village = state == drafting || state == agreed;
    // Whose desk is left out of the chain is passed over.
    auto const after_verifier = roll.needs_head ? verified : approved;
    auto const after_head = roll.needs_regent ? approved : endorsed;
    switch (deed) {
        case Deed::opened:
            return when(false, state);
        case Deed::proposed:  // a line that came after the meeting waits for a decision of its own
        case Deed::withdrawn:
            return when(is_with_village, state == agreed && deed == Deed::proposed ? drafting : state);
        case Deed::met:
            return when(is_with_village, agreed);
        case Deed::nothing:
            return when(state == drafting, closed);
        case Deed::sent:
            return when(state == agreed, sent);
        case Deed::sampled:
        case Deed::checked:
        case Deed::refused:
            return when(state == sent, sent);
        case Deed::returned:
            return when(state == sent || state == verified || state == approved, agreed);
        case Deed::verified:
            return when(state == sent, after_verifier);
        case Deed::approved:
            return when(state == verified, after_head);
        case Deed::recapped:
        case Deed::unbound:
            return when(state == approved, approved);
        case Deed::endorsed:
            return when(state == approved, endorsed);
        case Deed::told:
        case Deed::appealed:
        case Deed::judged:
        case Deed::entered:
        case Deed::arrived:
        case Deed::missing:
        case Deed::opened_numbers:
            return when(state == endorsed || state == entered, state);
        case Deed::attached:
            return when(state != closed, state);
    }
    return when(false, state);
}

access::Act act_of(Deed deed, State state) noexcept {
    using access::Act;
    switch (deed) {
        case Deed::sampled:
        case Deed::refused:
        case Deed::verified:
        case Deed::recapped:
        case Deed::unbound:
        case Deed::endorsed:
            return Act::verify_registry;
        case Deed::returned:
            return state == State::sent ? Act::verify_registry : Act::decide_registry;
        case Deed::approved:
        case Deed::judged:
            return Act::decide_registry;
        case Deed::arrived:
        case Deed::missing:
            return Act::import_registry;
        case Deed::opened:
        case Deed::proposed:
        case Deed::withdrawn:
        case Deed::met:
        case Deed::nothing:
        case Deed::sent:
        case Deed::checked:
        case Deed::told:
        case Deed::appealed:
        case Deed::entered:
        case Deed::attached:
        case Deed::opened_numbers:
            return Act::edit_registry;
    }
    return Act::edit_registry;
}

Done may_do(access::Officer const& by, Roll const& roll, Deed deed) {
    if (!by.may(act_of(deed, roll.state))) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const four_eyes = refuse(Why::conflict, "proposals.four_eyes");
    if (deed == Deed::verified && (by.id == roll.sent_by || by.id == roll.opened_by)) return four_eyes;
    if (deed == Deed::approved && (by.id == roll.verified_by || by.id == roll.sent_by)) return four_eyes;
    return {};
}

std::vector<Turn> desks_of(access::Officer const& by) {
    using access::Act;
    std::vector<Turn> desks;
    if (by.area.level() == RegionLevel::village && by.may(Act::edit_registry)) desks.push_back(Turn::village);
    if (by.may(act_of(Deed::verified, State::sent))) desks.push_back(Turn::verifier);
    if (by.may(act_of(Deed::approved, State::verified))) desks.push_back(Turn::head);
    if (by.may(act_of(Deed::recapped, State::approved))) desks.push_back(Turn::regent);
    if (by.may(Act::import_registry)) desks.push_back(Turn::siksng);
    return desks;
}

std::vector<Deed> deeds_now(access::Officer const& by, Roll const& roll) {
    std::vector<Deed> all;
    for (auto const deed : {Deed::proposed, Deed::withdrawn, Deed::met, Deed::nothing, Deed::sent, Deed::sampled,
                            Deed::checked, Deed::refused, Deed::returned, Deed::verified, Deed::approved, Deed::told,
                            Deed::appealed, Deed::judged, Deed::entered, Deed::attached})
        if (next_state(roll, deed) && may_do(by, roll, deed)) all.push_back(deed);
    return all;
}

Done check_sending(Bundle const& b) {
    if (b.today < b.roll.opens_on) return refuse(Why::conflict, "proposals.not_open_yet", b.roll.opens_on.text());
    bool const is_any_open =
        std::ranges::any_of(b.items, [](Item const& one) { return one.state == ItemState::listed; });
    if (is_any_open) return refuse(Why::conflict, "proposals.line_undecided");
    if (std::ranges::none_of(b.items, [](Item const& one) { return is_alive(one.state); }))
        return refuse(Why::conflict, "proposals.nothing_to_send");
    if (b.roll.way == Way::meeting && !has_paper(b.papers, PaperKind::minutes))
        return refuse(Why::conflict, "proposals.minutes_missing");
    if (b.roll.way == Way::sptjm && !has_paper(b.papers, PaperKind::sptjm))
        return refuse(Why::conflict, "proposals.sptjm_missing");
    for (auto const& one : b.items)
        if (one.kind == Kind::removal && is_alive(one.state) && b.roll.way != Way::meeting &&
            !has_proof(b.papers, one.id))
            return refuse(Why::conflict, "proposals.removal_needs_proof", one.id.text());
    return {};
}

Done check_verifying(Roll const& roll, std::span<Item const> items) {
    if (roll.sample_seed == 0) return refuse(Why::conflict, "proposals.sample_missing");
    for (auto const& one : items) {
        if (!is_alive(one.state) || !one.is_sampled) continue;
        if (one.check_result == Check::none) return refuse(Why::conflict, "proposals.check_open", one.id.text());
        if (one.check_result == Check::differs) return refuse(Why::conflict, "proposals.check_differs", one.id.text());
    }
    if (std::ranges::none_of(items, [](Item const& one) { return is_alive(one.state); }))
        return refuse(Why::conflict, "proposals.nothing_to_send");
    return {};
}

std::vector<ItemId> drawn(std::span<Item const> items, std::int64_t seed, Terms const& terms) {
    std::vector<ItemId> chosen, rest;
    for (auto const& one : items) {
        if (!is_alive(one.state)) continue;
        (one.conflict.empty() ? rest : chosen).push_back(one.id);
    }
    std::ranges::sort(rest, {}, [&](ItemId id) { return std::pair(lot(seed, id.raw()), id.raw()); });
    auto const alive = static_cast<std::int64_t>(rest.size() + chosen.size());
    auto const share = (alive * terms.sample_percent + 99) / 100;  // rounded up: of one line, one
    auto const wanted = std::max(share, terms.sample_min);
    for (auto const id : rest) {
        if (static_cast<std::int64_t>(chosen.size()) >= wanted) break;
        chosen.push_back(id);
    }
    std::ranges::sort(chosen);
    return chosen;
}

std::string conflict_of(std::span<Official const> officials, std::string_view no_kk,
                        std::span<registry::Person const> members) {
    for (auto const& one : officials) {
        if (one.ended_at) continue;
        bool const is_card = !one.no_kk.empty() && one.no_kk == no_kk;
        bool const is_member = !one.nik.empty() && std::ranges::any_of(members, [&](registry::Person const& person) {
            return person.nik == one.nik;
        });
        if (is_card || is_member) return one.name + " (" + one.post + ")";
    }
    return {};
}

std::optional<ItemState> after_list(Item const& item, Listed listed, Reach reach) noexcept {
    if (item.state != ItemState::entered && item.state != ItemState::missing) return {};
    bool const is_wanted_there = item.kind != Kind::removal;
    // A correction has arrived when nothing differs any more; of the others it is enough to be there.
    bool const is_there = listed == Listed::there || (listed == Listed::differs && item.kind != Kind::correction);
    if (listed == Listed::differs && !is_there)
        return item.state == ItemState::missing ? std::nullopt : std::optional(ItemState::missing);
    // A part of a list proves who is on it, never who is not.
    if (is_wanted_there == is_there)
        return is_there || reach == Reach::whole ? std::optional(ItemState::arrived) : std::nullopt;
    if (!is_there && reach == Reach::part) return {};
    return item.state == ItemState::missing ? std::nullopt : std::optional(ItemState::missing);
}

std::optional<Reach> reach_for(Item const& item, std::string_view programme, Reach reach) noexcept {
    if (item.kind == Kind::programme) return item.programme == programme ? std::optional(reach) : std::nullopt;
    if (programme.empty()) return reach;
    return item.kind == Kind::correction ? std::nullopt : std::optional(Reach::part);
}

bool is_kelurahan(RegionCode const& village) noexcept {
    return village.level() == RegionLevel::village && village.view()[6] == '1';
}

}  // namespace sinergi::proposals
