#pragma once
// Where a person in need goes: institutions and offices (places), the guide "Ke mana?", and what was referred to a
// partner office. Words: docs/glossary.md#referrals.

#include "access/model.hpp"
#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::db {
class Tx;
}

namespace sinergi::referrals {

struct Place;
using PlaceId = Id<Place>;
struct Referral;
using ReferralId = Id<Referral>;
struct Paper;
using PaperId = Id<Paper>;

// ---- places

enum class PlaceKind : std::uint8_t {
    puskesmas,  // health centre
    rsud,       // regional hospital
    rsj,        // psychiatric hospital
    satpol_pp,  // municipal police
    police,
    uptd_ppa,              // protection of women and children
    dukcapil,              // civil registry
    baznas,                // alms
    disdik,                // education office
    bpbd,                  // disaster agency
    shelter,               // rumah singgah
    lks,                   // private welfare institution
    province_institution,  // UPTD of the province: care inside an institution
    sentra,                // of the ministry
    dinsos,
    puskesos,  // counter of a village
    other,
};
BOOST_DESCRIBE_ENUM(PlaceKind, puskesmas, rsud, rsj, satpol_pp, police, uptd_ppa, dukcapil, baznas, disdik, bpbd,
                    shelter, lks, province_institution, sentra, dinsos, puskesos, other)

/// Whose task it is by law.
/// @source docs/sources.md#authority
enum class Authority : std::uint8_t { regency, province, ministry };
BOOST_DESCRIBE_ENUM(Authority, regency, province, ministry)

/// An institution or an office, as people find it.
struct Place {
    PlaceId id;
    PlaceKind kind = PlaceKind::other;
    Authority authority = Authority::regency;
    std::string law;  // what says so; "" as `authority_of` does
    std::string name;
    RegionCode region;
    std::string address, phone, hours;
    std::optional<double> lat{}, lon{};
    std::string offers;  // services, one a line
    std::optional<std::int64_t> capacity{};
    std::optional<std::int64_t> free_beds{};  // told by hand, true on `free_on` alone
    std::optional<Date> free_on{};
    access::UnitId unit;     // whose partner accounts work for it; none: the office notes its answers
    std::string node;        // where it is a node of Sinergi; "" none
    bool is_secret = false;  // a safe house: never on a public page, never in the guide
    std::optional<Date> closed_since{};
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Place, (),
                      (id, kind, authority, law, name, region, address, phone, hours, lat, lon, offers, capacity,
                       free_beds, free_on, unit, node, is_secret, closed_since, version))

// ---- the guide

/// When a row of the guide holds.
enum class Urgency : std::uint8_t { any, urgent, ordinary };
BOOST_DESCRIBE_ENUM(Urgency, any, urgent, ordinary)

/// A need in the words of a citizen: "Orang sakit tanpa keluarga ditemukan".
struct Need {
    std::string code, name_id, name_en, hint_id, hint_en;
    std::int64_t sort = 0;
};
BOOST_DESCRIBE_STRUCT(Need, (), (code, name_id, name_en, hint_id, hint_en, sort))

/// One answer of the guide: which office, which service, what to bring, what happens. A region's own row replaces the
/// wider one of the same code; a hidden one takes it away.
struct GuideRow {
    std::string code;   // "kekerasan.uptd_ppa"
    RegionCode region;  // holds for this area; the whole country for the rows that come with the program
    std::string need;
    Urgency urgency = Urgency::any;
    PlaceKind place_kind = PlaceKind::other;
    std::string office_id, office_en;
    std::string service_id, service_en;
    std::string steps_id, steps_en;          // one a line
    std::string documents_id, documents_en;  // one a line; "" none
    std::string phone;                       // to call at once; "" none
    std::string source;                      // law or practice it rests on
    std::int64_t sort = 0;
    bool is_hidden = false;
};
BOOST_DESCRIBE_STRUCT(GuideRow, (),
                      (code, region, need, urgency, place_kind, office_id, office_en, service_id, service_en, steps_id,
                       steps_en, documents_id, documents_en, phone, source, sort, is_hidden))

// ---- referrals

enum class State : std::uint8_t {
    asked,  // sent, not answered
    accepted,
    declined,   // with a reason
    done,       // answered with a result
    returned,   // handed back: the person is the office's again
    withdrawn,  // taken back by who asked
};
BOOST_DESCRIBE_ENUM(State, asked, accepted, declined, done, returned, withdrawn)

/// What is done to a referral.
enum class Deed : std::uint8_t { asked, accepted, declined, answered, handed_back, withdrawn };
BOOST_DESCRIBE_ENUM(Deed, asked, accepted, declined, answered, handed_back, withdrawn)

/// On what ground personal data goes to a partner.
/// @source docs/sources.md#pdp-basis
enum class Basis : std::uint8_t { public_task, vital_interest, consent };
BOOST_DESCRIBE_ENUM(Basis, public_task, vital_interest, consent)

/// Who pays for a treatment or a service.
enum class Payer : std::uint8_t { none, pbi, jamkesda, apbd, self, other };
BOOST_DESCRIBE_ENUM(Payer, none, pbi, jamkesda, apbd, self, other)

/// One line of what the partner may see, prepared by whoever refers.
struct Shown {
    std::string label_id, label_en, value;
    friend bool operator==(Shown const&, Shown const&) = default;
};
BOOST_DESCRIBE_STRUCT(Shown, (), (label_id, label_en, value))

struct Referral {
    ReferralId id;
    std::string subject_kind;  // "case"
    std::int64_t subject = 0;
    RegionCode region;
    PlaceId place;
    access::UnitId unit;  // of the place when it was asked; none: no account answers
    std::string number;   // of the letter: "R-12/2026"
    std::string asked;    // what is asked of the place
    Basis basis = Basis::public_task;
    Payer payer = Payer::none;
    std::string shown;  // JSON list of Shown
    State state = State::asked;
    Moment asked_at;
    access::AccountId asked_by;
    std::optional<Moment> due_at{};
    std::optional<Moment> answered_at{};  // accepted or declined
    std::optional<Moment> ended_at{};     // declined, done, returned or withdrawn
    access::AccountId answered_by;        // who did the last deed
    std::string reason;                   // of declining, handing back or withdrawing
    std::string result;                   // of answering
    std::int64_t guard = 0;               // of the subject, for notices
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Referral, (),
                      (id, subject_kind, subject, region, place, unit, number, asked, basis, payer, shown, state,
                       asked_at, asked_by, due_at, answered_at, ended_at, answered_by, reason, result, guard, version))

/// A file that goes with a referral, either way.
struct Paper {
    PaperId id;
    ReferralId referral;
    std::string digest;  // in the FileStore
    std::string file_name, type;
    std::int64_t bytes = 0;
    Moment at;
    access::AccountId by;
    bool is_partners = false;  // handed in by the partner
};
BOOST_DESCRIBE_STRUCT(Paper, (), (id, referral, digest, file_name, type, bytes, at, by, is_partners))

/// What a partner did, as the subject's own house hears it, in the same transaction.
struct Happened {
    Referral referral;  // as it stands now
    Deed deed = Deed::accepted;
    access::Officer by;
    Moment at;
    std::vector<PaperId> papers;  // handed in with this deed
};

}  // namespace sinergi::referrals
