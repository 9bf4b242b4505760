#pragma once
// Letters: how a number is written, how a template is filled, when a letter holds. Pure.

#include "requests/model.hpp"

#include <span>

namespace sinergi::requests {

struct Letter;
using LetterId = Id<Letter>;

/// Where a letter stands.
enum class Standing : std::uint8_t {
    numbered,   // in the register; not signed
    valid,      // signed
    withdrawn,  // taken back by the office; its number stays in the register
    replaced,   // issued anew under another number
};
BOOST_DESCRIBE_ENUM(Standing, numbered, valid, withdrawn, replaced)

/// How a letter was signed.
enum class Signing : std::uint8_t { none, paper, electronic };
BOOST_DESCRIBE_ENUM(Signing, none, paper, electronic)

/// A row of the register.
struct Letter {
    LetterId id;
    RequestId request;
    std::string kind;
    RegionCode region;
    std::int64_t year = 0;
    std::string register_code;
    std::optional<std::int64_t> serial{};  // none: the number came from outside (SRIKANDI)
    std::string number;
    std::string code;  // of the QR code: twelve characters, not to be guessed
    Date dated;
    std::optional<Date> valid_until{};
    Standing standing = Standing::numbered;
    Signing signing = Signing::none;
    access::AccountId signer;
    access::AccountId issued_by;
    Moment issued_at;
    std::optional<Moment> signed_at{};
    std::string scan;  // of the signed paper, in the FileStore
    std::optional<Moment> ended_at{};
    std::string end_reason;
    LetterId replaces, replaced_by;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Letter, (),
                      (id, request, kind, region, year, register_code, serial, number, code, dated, valid_until,
                       standing, signing, signer, issued_by, issued_at, signed_at, scan, ended_at, end_reason, replaces,
                       replaced_by, version))

/// What stood on the paper when it was issued: kept, so that a later template changes no letter.
struct Content {
    std::string title, number, place;
    Date dated;
    std::vector<std::string> to;
    std::string subject;
    std::vector<std::string> paragraphs;
    std::vector<std::vector<std::string>> facts;  // pairs
    std::vector<std::string> closing;
    std::string signer_title, signer_name, signer_nip;
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (title, number, place, dated, to, subject, paragraphs, facts, closing, signer_title, signer_name,
                       signer_nip))

/// The fields every template knows, beside the kind's own: "nama", "nik", ...
[[nodiscard]] std::span<std::string_view const> template_fields() noexcept;

/// @refuses requests.template_field_unknown (about: the field with its braces) for one that is neither known nor the
/// kind's own, and for a brace that is never closed
[[nodiscard]] Done check_template(Kind const& kind);

/// Values by field. A field without one prints "-".
using Values = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] std::string fill(std::string_view text, Values const& values);
/// The letter of a template; number, place, day and signer are the caller's.
[[nodiscard]] Content fill(Template const& letter, Values const& values);

/// "12/SK/XI/2026" of "{nomor}/{kode}/{bulan}/{tahun}"; the month in Roman numerals; {nomor4} has at least four digits.
/// An empty {kode} takes its slash with it.
[[nodiscard]] std::string number_text(Kind const& kind, std::int64_t serial, Date dated);
/// @refuses requests.number_field_unknown requests.number_field_missing ({nomor} and {tahun} must stand in it)
[[nodiscard]] Done check_number_format(std::string_view format);

/// Does a letter hold on a day? Signed, not taken back, not past its last day.
[[nodiscard]] bool is_in_force(Letter const& letter, Date today) noexcept;
/// @refuses requests.letter_ended (about: the standing) unless it may still be signed, withdrawn or issued anew
[[nodiscard]] Done check_open(Letter const& letter);

}  // namespace sinergi::requests
