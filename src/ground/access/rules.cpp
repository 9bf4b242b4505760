#include "access/rules.hpp"

#include <algorithm>
#include <initializer_list>

namespace sinergi::access {
namespace {

Acts of(std::initializer_list<Act> list) {
    Acts acts;
    for (auto const act : list) acts.set(static_cast<std::size_t>(act));
    return acts;
}

using enum Act;

/// Village and field: take in what they hear, and work what the office gives them, in their own area.
Acts near_people() {
    return of({receive_grievance, see_grievance, claim_grievance, work_grievance, answer_grievance, see_case, open_case,
               work_case, take_request, see_request});
}
/// The desk that handles a complaint from verification to answer.
Acts desk() {
    return of({receive_grievance, see_grievance,  see_closed,       open_reporter, verify_grievance, assign_grievance,
               claim_grievance,   work_grievance, answer_grievance, see_figures,   see_case,         open_case,
               work_case,         lead_case,      see_health,       see_child,     run_command,      take_request,
               see_request,       check_request,  manage_letters});
}

/// Who fills in the form at the door sees what it asks, in the own area.
Acts registry_hand() { return of({see_registry, edit_registry, see_person_specific}); }
Acts registry_desk() { return registry_hand() | of({verify_registry, import_registry}); }

/// Words and patterns that lists of leaked passwords begin with, and what an Indonesian office would add, in small
/// letters.
constexpr std::array<std::string_view, 40> common_passwords = {
    "1234567890",    "0123456789",    "12345678910",    "123456789a",    "1q2w3e4r5t",       "qwertyuiop",
    "qwerty12345",   "qwerty123456",  "password123",    "password1234",  "passwordpassword", "adminadmin",
    "admin12345",    "administrator", "iloveyou123",    "abcdefghij",    "abcd123456",       "abc1234567",
    "indonesia123",  "indonesia1945", "merdeka1945",    "bismillah123",  "bismillah99",      "alhamdulillah",
    "sayangkamu123", "anakanak123",   "kemensos123",    "kemensos2026",  "dinsos12345",      "dinsos2025",
    "dinsos2026",    "dinassosial",   "dinassosial123", "pendamping123", "operator123",      "operatordesa",
    "rahasia123",    "katasandi123",  "jakarta123",     "p@ssw0rd123"};

std::string small(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

// A permit is made nowhere else.
struct PermitMaker {
    static Permit make(Act act, Officer const& by, RegionCode const& area, std::string purpose) {
        return Permit(by, act, area, std::move(purpose));
    }
};

// clang-format off: one role, one line
Acts acts_of(Role role) noexcept {
    switch (role) {
        case Role::village_operator: return near_people() | registry_hand() | of({compare_lists});
        case Role::village_head:     return of({see_grievance, see_figures, see_request, see_registry});
        case Role::subdistrict:      return near_people() | of({see_registry});
        case Role::field_officer:    return near_people() | registry_hand() | of({compare_lists});
        case Role::front_office:     return of({receive_grievance, see_grievance, see_closed, open_reporter,
                                                verify_grievance, work_grievance, see_case, open_case, work_case,
                                                run_command, compare_lists, take_request,
                                                see_request, check_request, manage_letters, see_registry});
        case Role::back_office:      return desk() | registry_desk() | of({compare_lists});
        case Role::supervisor:       return desk() | registry_desk() | of({see_load, approve_case, compare_lists,
                                                                           initial_letter, export_registry});
        case Role::head:             return desk() | of({see_load, see_oversight, export_list, approve_case,
                                                         manage_agreement, compare_lists, initial_letter, sign_letter,
                                                         see_registry, decide_registry, export_registry,
                                                         see_person_specific});
        case Role::duty_officer:     return desk() | of({initial_letter});
        case Role::regent:           return of({see_figures, see_grievance, verify_grievance, assign_grievance,
                                                work_grievance, answer_grievance});
        case Role::dpo:              return of({read_audit, erase_personal, see_figures});
        case Role::admin:            return of({manage_accounts, manage_settings, manage_nodes});
        case Role::auditor:          return of({read_audit});
        case Role::partner:          return of({answer_referral});
        case Role::outside_system:   return of({exchange_data, receive_grievance});
    }
    return {};
}
// clang-format on

Acts acts_of(Role role, UnitKind unit) noexcept {
    auto acts = acts_of(role);
    bool const is_examiner = role == Role::supervisor || role == Role::back_office;
    if (unit == UnitKind::oversight && is_examiner) acts |= of({see_oversight});
    return acts;
}

Result<Permit> permit(Act act, Officer const& by, RegionCode const& where, std::string purpose) {
    if (!by.may(act)) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (by.area.has(where)) return PermitMaker::make(act, by, where, std::move(purpose));
    if (where.has(by.area)) return PermitMaker::make(act, by, by.area, std::move(purpose));
    return refuse(Why::not_allowed, "access.area_not_allowed");
}

Done check_area(Role role, RegionCode const& area, RegionCode const& office) {
    if (!office.has(area)) return refuse(Why::malformed, "access.area_beyond_office", "area");
    bool const is_village_role = role == Role::village_operator || role == Role::village_head;
    bool const fits = is_village_role             ? area.level() == RegionLevel::village
                      : role == Role::subdistrict ? area.level() == RegionLevel::district
                                                  : true;
    if (!fits) return refuse(Why::malformed, "access.area_not_of_role", "area");
    return {};
}

Done check_password(AccountName const& name, std::string_view password) {
    if (char_count(password) < 10) return refuse(Why::malformed, "access.password_short", "password");
    if (password.size() > 200) return refuse(Why::malformed, "access.password_long", "password");
    auto const typed = small(password);
    if (typed.find(name.text()) != std::string::npos && typed.size() < name.text().size() + 8) {
        return refuse(Why::malformed, "access.password_is_name", "password");
    }
    bool const is_one_letter = typed.find_first_not_of(typed.front()) == std::string::npos;
    if (is_one_letter || std::ranges::find(common_passwords, typed) != common_passwords.end()) {
        return refuse(Why::malformed, "access.password_common", "password");
    }
    return {};
}

std::int64_t wait_after_ms(std::int64_t tries) noexcept {
    if (tries <= 5) return 0;
    return std::min(15 * second_ms << std::min<std::int64_t>(tries - 6, 10), 15 * minute_ms);
}

bool is_in_force(Tenure const& tenure, Date today) noexcept { return !tenure.ended_at && today <= tenure.decree_ends; }

bool is_present(Tenure const& tenure, Date today) noexcept {
    return is_in_force(tenure, today) && !(tenure.absent && tenure.absent->has(today));
}

}  // namespace sinergi::access
