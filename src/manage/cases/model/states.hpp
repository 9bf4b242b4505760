#pragma once
// The words a case is told in: states, urgency, risk, sources, whose data an entry holds.

#include <boost/describe.hpp>

#include <cstdint>

namespace sinergi::cases {

/// Where a case stands, by the lead's word. docs/glossary.md#cases
enum class State : std::uint8_t {
    baru,        // opened; nobody works on it yet
    ditangani,   // somebody works on it
    dirujuk,     // with a place (health or elsewhere); the lead waits
    eskalasi,    // asked of an office above; waiting
    disposisi,   // asked of an office below; waiting
    selesai,     // finished
    dihentikan,  // ended without being finished, with a reason
};
BOOST_DESCRIBE_ENUM(State, baru, ditangani, dirujuk, eskalasi, disposisi, selesai, dihentikan)
[[nodiscard]] constexpr bool is_ended(State state) noexcept {
    return state == State::selesai || state == State::dihentikan;
}

enum class Urgency : std::uint8_t { normal, soon, emergency };
BOOST_DESCRIBE_ENUM(Urgency, normal, soon, emergency)
enum class Risk : std::uint8_t { unknown, low, medium, high };
BOOST_DESCRIBE_ENUM(Risk, unknown, low, medium, high)

/// By which way it reached the office.
enum class Source : std::uint8_t {
    complaint,
    patrol,
    police_letter,
    hospital,
    visit,
    call,
    partner,
    walk_in,
    node,  // asked by another office of Sinergi
};
BOOST_DESCRIBE_ENUM(Source, complaint, patrol, police_letter, hospital, visit, call, partner, walk_in, node)

/// The medical question comes first: while it is open nothing is planned.
/// @source docs/sources.md#health-first
enum class Medical : std::uint8_t {
    not_asked,  // a short case
    open,       // nobody has looked yet
    none,       // needs no treatment
    needed,     // needs treatment, not yet with a health place
    treated,    // with a health place
    recovered,  // handed back
};
BOOST_DESCRIBE_ENUM(Medical, not_asked, open, none, needed, treated, recovered)
/// Is something left to do about health?
[[nodiscard]] constexpr bool is_health_open(Medical medical) noexcept {
    return medical == Medical::open || medical == Medical::needed || medical == Medical::treated;
}

/// Whose data an entry or a row holds, so that it is withheld from who lacks the right. Never lowered.
enum class Secrecy : std::uint8_t { none, identity, health, child };
BOOST_DESCRIBE_ENUM(Secrecy, none, identity, health, child)

enum class AssignmentKind : std::uint8_t { referral, escalation, disposition };
BOOST_DESCRIBE_ENUM(AssignmentKind, referral, escalation, disposition)
/// Withdrawn by who asked, before it was accepted.
enum class AssignmentState : std::uint8_t { asked, accepted, declined, done, returned, withdrawn };
BOOST_DESCRIBE_ENUM(AssignmentState, asked, accepted, declined, done, returned, withdrawn)
[[nodiscard]] constexpr bool is_running(AssignmentState state) noexcept {
    return state == AssignmentState::asked || state == AssignmentState::accepted;
}

}  // namespace sinergi::cases
