#include "cases/model/entries.hpp"

#include <algorithm>
#include <array>

namespace sinergi::cases {
namespace {

using enum Part;
using S = Secrecy;
using C = Content;

// word, part, whose data, what its words may hold, managed only
constexpr std::array<EntryKind, 49> kinds{{
    {"opened", deed, S::identity, C::identity},
    {"managed", deed, S::none, C::minimum},
    {"taken", deed, S::none, C::minimum},
    {"note", own, S::identity, C::identity},
    {"need_met", own, S::identity, C::identity},
    {"risk_set", lead, S::identity, C::identity},
    {"types_set", deed, S::identity, C::minimum},
    {"person_set", deed, S::none, C::minimum},
    {"identified", own, S::identity, C::identity},
    {"medical_need", lead, S::health, C::health},
    {"health_referral", deed, S::health, C::health},
    {"referred", deed, S::identity, C::identity},
    {"discharge_notice", own, S::health, C::health},
    {"health_back", own, S::health, C::health},
    {"assessment", own, S::health, C::assessment, true},
    {"plan", lead, S::identity, C::identity, true},
    {"goal_done", lead, S::identity, C::identity, true},
    {"service", own, S::identity, C::identity},
    {"shelter_in", own, S::identity, C::identity, true},
    {"shelter_out", own, S::identity, C::identity, true},
    {"tracing", own, S::identity, C::identity},
    {"journey", own, S::identity, C::identity},
    {"reunification", own, S::identity, C::identity, true},
    {"death", own, S::identity, C::identity},
    {"minutes_two", own, S::identity, C::identity},
    {"consent", own, S::identity, C::identity},
    {"tried", own, S::identity, C::minimum},
    {"escalated", deed, S::identity, C::minimum},
    {"disposed", deed, S::identity, C::minimum},
    {"accepted", deed, S::identity, C::minimum},
    {"declined", deed, S::identity, C::minimum},
    {"answered", deed, S::identity, C::identity},
    {"done", deed, S::identity, C::minimum},
    {"returned", deed, S::identity, C::minimum},
    {"withdrawn", deed, S::identity, C::minimum},
    {"not_taken", deed, S::none, C::minimum},
    {"pen_offered", deed, S::none, C::minimum},
    {"pen_taken", deed, S::none, C::minimum},
    {"pen_returned", deed, S::none, C::minimum},
    {"approval_asked", deed, S::identity, C::minimum},
    {"approved", deed, S::identity, C::minimum},
    {"disapproved", deed, S::identity, C::minimum},
    {"closed", deed, S::identity, C::identity},
    {"reopened", deed, S::identity, C::identity},
    {"aftercare_due", lead, S::identity, C::identity},
    {"aftercare", own, S::identity, C::identity},
    {"climbed", deed, S::none, C::minimum},
    {"assigned", deed, S::none, C::minimum},
    {"erased", deed, S::none, C::minimum},
}};

}  // namespace

std::span<EntryKind const> entry_kinds() noexcept { return kinds; }

EntryKind const* find_entry_kind(std::string_view word) noexcept {
    auto const at = std::ranges::find(kinds, word, &EntryKind::word);
    return at == kinds.end() ? nullptr : &*at;
}

}  // namespace sinergi::cases
