#pragma once
// Agreements between offices (PKS, perjanjian kerja sama): what they speed up and widen, their work plan, and the
// socket by which the other side sees them. Words: docs/glossary.md#agreements.

#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <bitset>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::db {
class Tx;
}

namespace sinergi::agreements {

struct Agreement;
using AgreementId = Id<Agreement>;
struct PlanItem;
using PlanItemId = Id<PlanItem>;
struct Evaluation;
using EvaluationId = Id<Evaluation>;

enum class State : std::uint8_t { draft, in_force, ended };
BOOST_DESCRIBE_ENUM(State, draft, in_force, ended)

/// The two parties (PIHAK KESATU, PIHAK KEDUA).
enum class Side : std::uint8_t { first, second };
BOOST_DESCRIBE_ENUM(Side, first, second)

/// Groups of personal data that an exchange may carry beyond the statutory minimum. The minimum always goes: PPKS
/// types, region, sex, age band, urgency, risk, reason, what was asked, what was tried, steps without personal data,
/// the contact of the office.
/// @source docs/sources.md#exchange-minimum
enum class Field : std::uint8_t { identity, nik, contact, address, health, assessment, child, documents, photos };
BOOST_DESCRIBE_ENUM(Field, identity, nik, contact, address, health, assessment, child, documents, photos)
inline constexpr std::size_t fields_count = 9;

/// A set of them.
class Fields {
public:
    Fields() = default;
    Fields(std::initializer_list<Field> fields) {
        for (auto const field : fields) add(field);
    }
    void add(Field field) noexcept { bits_.set(static_cast<std::size_t>(field)); }
    [[nodiscard]] bool has(Field field) const noexcept { return bits_.test(static_cast<std::size_t>(field)); }
    [[nodiscard]] bool has_all(Fields const& other) const noexcept { return (bits_ & other.bits_) == other.bits_; }
    [[nodiscard]] bool is_empty() const noexcept { return bits_.none(); }
    [[nodiscard]] Fields with(Fields const& other) const noexcept {
        Fields both = *this;
        both.bits_ |= other.bits_;
        return both;
    }
    [[nodiscard]] std::vector<Field> list() const;  // in the order of the enum
    [[nodiscard]] std::string text() const;         // "identity health", as it is stored and signed
    /// @refuses agreements.field_unknown
    [[nodiscard]] static Result<Fields> parse(std::string_view text);
    friend bool operator==(Fields const&, Fields const&) = default;

private:
    std::bitset<fields_count> bits_;
};

struct Signatory {
    Side side = Side::first;
    std::string name, title;
    friend bool operator==(Signatory const&, Signatory const&) = default;
};
BOOST_DESCRIBE_STRUCT(Signatory, (), (side, name, title))

/// Whom to call at each office. Its own side keeps it, also while the agreement is in force.
struct Contact {
    Side side = Side::first;
    std::string name, title, phone, email;
    bool is_emergency = false;  // day and night
    friend bool operator==(Contact const&, Contact const&) = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (side, name, title, phone, email, is_emergency))

/// A side's word that these terms are what it signed on paper: counts only for the version of the terms it names.
struct Confirmed {
    std::int64_t terms_version = 0;  // 0: not yet
    std::optional<Date> on{};
    friend bool operator==(Confirmed const&, Confirmed const&) = default;
};

/// What both sides sign, and nobody changes afterwards: another wish is another agreement.
struct Terms {
    std::string number_first, number_second;  // each side numbers its own; "" until it did
    std::string title, parent_mou, scope;
    std::string party_first, party_second;  // node codes: "3208", "32", "pusat"
    std::optional<Date> signed_on{};
    Date starts_on, ends_on;                        // the first and the last day
    std::optional<std::int64_t> answer_days{};      // working days to answer; none: see answer_hours
    std::optional<std::int64_t> answer_hours{};     // hours by the clock; neither: the statutory clock
    std::optional<std::int64_t> emergency_hours{};  // none: the statutory 24
    Fields fields;
    std::vector<Signatory> signatories;
    friend bool operator==(Terms const&, Terms const&) = default;
};

/// One agreement as this node knows it. Named between nodes "origin_node/id" (name()).
struct Agreement {
    AgreementId id;  // here
    std::string origin_node;
    AgreementId origin_id;
    Terms terms;
    std::int64_t terms_version = 1;
    std::string terms_by;  // the node that wrote this version of them
    Confirmed confirmed_first, confirmed_second;
    std::vector<Contact> contacts;
    std::string signed_file;  // name in the FileStore; "" none
    State state = State::draft;
    std::optional<Date> ended_on{};  // ended before its time: from this day on it does not hold
    std::string ended_why;
    std::int64_t version = 1;          // grows with every change here, also of plan and evaluations
    std::int64_t partner_version = 0;  // of the last snapshot taken in
    Moment changed_at;

    [[nodiscard]] std::string name() const { return origin_node + "/" + origin_id.text(); }
    [[nodiscard]] bool is_between(std::string_view a, std::string_view b) const noexcept {
        return (terms.party_first == a && terms.party_second == b) ||
               (terms.party_first == b && terms.party_second == a);
    }
    /// Both sides confirmed these very terms.
    [[nodiscard]] bool is_confirmed() const noexcept {
        return confirmed_first.terms_version == terms_version && confirmed_second.terms_version == terms_version;
    }
};

/// How far one side is with its part of a plan item. Only that side writes it.
struct Progress {
    std::optional<Date> done_on{};
    std::string note;
    std::string proof;  // name in the FileStore; "" none
    friend bool operator==(Progress const&, Progress const&) = default;
};

/// One agreed action of the annual work plan (rencana kerja). Its text belongs to the side that wrote it down.
struct PlanItem {
    PlanItemId id;
    std::string origin_node;
    PlanItemId origin_id;
    std::int64_t year = 0;
    std::string action;
    std::string owner_first, owner_second;  // who does it on each side: "Bidang Rehabilitasi Sosial"; "" no part
    Date due;
    bool is_withdrawn = false;
    Progress first, second;
    std::int64_t version = 1;  // here: grows whenever what is above changes, whoever changed it
    /// Every side that has a part has done it.
    [[nodiscard]] bool is_done() const noexcept {
        return (owner_first.empty() || first.done_on) && (owner_second.empty() || second.done_on);
    }
};

/// Minutes of an evaluation (notulen evaluasi): added, never changed.
struct Evaluation {
    EvaluationId id;
    std::string origin_node;
    EvaluationId origin_id;
    Date held_on;
    std::string title, minutes;
    std::string file;  // name in the FileStore; "" none
};

/// The other side's ear: every change is told, in the deed's own transaction. The plug is federation's.
class Herald {
public:
    virtual ~Herald() = default;
    /// @param kind "agreement.changed"  @param stream "agreement:<name>": order is kept within it
    /// @param json the whole agreement as a snapshot (take_news takes it in)
    /// @param papers FileStore names it mentions, which follow
    virtual void tell(db::Tx& tx, std::string_view to_node, std::string_view kind, std::string_view stream,
                      std::string json, std::vector<std::string> papers) = 0;
};
inline constexpr std::string_view news_kind = "agreement.changed";

/// The code of a node by its area: the digits of the region, "pusat" for the whole country (the ministry).
[[nodiscard]] std::string node_of(RegionCode const& area);
/// @refuses agreements.party_malformed unless 2 or 4 digits of a region, or "pusat"
[[nodiscard]] Result<std::string> parse_node(std::string_view text);

}  // namespace sinergi::agreements
