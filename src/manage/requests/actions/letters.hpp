#pragma once
// Letters: numbered, signed, taken back, issued anew, proved genuine.

#include "requests/actions.hpp"

namespace sinergi::requests {

struct NumberWish {
    std::string outside_number{};  // reserved elsewhere (SRIKANDI); "" takes the next of the register
    std::optional<std::int64_t> version{};
};
/// Issues the letter of a request that is initialled: number, content and code in one transaction.
/// @refuses requests.not_found access.act_not_allowed requests.not_in_this_state requests.changed_meanwhile
/// requests.signer_missing requests.signer_ended requests.signer_may_not requests.number_taken
/// base.text_long
[[nodiscard]] Result<Letter> number(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id,
                                    NumberWish const& wish);

/// The signed paper, scanned, or the file with the electronic signature; its bytes are in the FileStore.
struct Signed {
    Signing way = Signing::paper;
    std::string scan;  // digest
};
/// @refuses requests.letter_unknown access.act_not_allowed requests.letter_ended requests.not_in_this_state
/// requests.signer_ended requests.signer_may_not
[[nodiscard]] Result<Letter> sign(db::Tx& tx, Desk const& desk, access::Officer const& by, LetterId id,
                                  Signed const& how);
/// Taken back: whoever scans it reads so. Its number stays in the register.
/// @refuses requests.letter_unknown access.act_not_allowed requests.letter_ended requests.text_needed
[[nodiscard]] Result<Letter> withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by, LetterId id,
                                      std::string const& reason);
/// The same letter under a new number, from what is written of the person now; the request waits for its signature
/// again.
/// @refuses as withdraw and number
[[nodiscard]] Result<Letter> reissue(db::Tx& tx, Desk const& desk, access::Officer const& by, LetterId id,
                                     std::string const& reason);

/// For reading; without a permit for the public page.
/// @refuses requests.letter_unknown
[[nodiscard]] Result<Letter> find_letter(db::Tx& tx, access::Permit const& permit, LetterId id);
/// By the code of its QR code: small letters and dashes are forgiven.
/// @refuses requests.letter_not_ours for a code of no letter of this office
[[nodiscard]] Result<Letter> prove(db::Tx& tx, std::string_view code);

/// What the letter of a request would say today, without a number.
/// @refuses requests.signer_missing requests.signer_ended requests.signer_may_not
[[nodiscard]] Result<Content> draft(db::Tx& tx, Desk const& desk, File const& file);
/// What a letter of this kind would say: for the preview, with made-up values.
[[nodiscard]] Content sample(Desk const& desk, Kind const& kind);

/// Letterhead and signers: act manage_settings.
/// @refuses access.act_not_allowed requests.head_malformed
Done put_head(db::Tx& tx, Desk const& desk, access::Officer const& by, store::Head const& head);
/// @refuses access.act_not_allowed requests.signer_missing requests.signer_may_not requests.head_malformed
Done put_signer(db::Tx& tx, Desk const& desk, access::Officer const& by, store::Signer const& signer);
/// The mark on the office's paper: the name of its PNG in the FileStore, "" to take it off.
/// @refuses access.act_not_allowed
[[nodiscard]] Done put_logo(db::Tx& tx, Desk const& desk, access::Officer const& by, std::string const& logo);
[[nodiscard]] store::Head head_of(db::Tx& tx, Desk const& desk);

}  // namespace sinergi::requests
