#pragma once
// In and out: sign-in with its second factor, sessions, one's own password. Hashing a password takes 25 ms, so these
// open their transactions themselves, after it.

#include "access/actions.hpp"
#include "access/gate.hpp"

namespace sinergi::access {

struct Try {
    std::string account, password;
    std::string code{};  // six digits of the app, or a recovery code from paper
    std::string address{};
    std::string agent{};  // what the browser says of itself, for the list of sessions
};
struct SignedIn {
    std::string token;
    Officer officer;
    std::string account;
};
/// The same time and the same words whether the account does not exist or the password is wrong.
/// @refuses access.wrong_password access.code_needed access.wrong_code access.locked access.account_ended
[[nodiscard]] Result<SignedIn> sign_in(Office& office, Gate& gate, Try const& attempt, Moment now);
/// Ends the session of this token, if there is one.
void sign_out(Office& office, std::string_view token, Moment now);

/// The session a token stands for; none when it ended.
[[nodiscard]] std::int64_t session_of(db::Tx& tx, std::string_view token);

/// Ends the other sessions: whoever knew the old one is out.
/// @refuses access.own_password_wrong access.locked and those of check_password
[[nodiscard]] Done change_password(Office& office, Officer const& by, std::string_view token,
                                   std::string_view old_password, std::string_view new_password, Moment now);

struct Setup {
    std::string secret;                       // base32, to type
    std::string uri;                          // for the QR picture
    std::vector<std::string> recovery_codes;  // ten, for paper; shown this once
};
/// The password is asked again: whoever finds a session open must not bind the account to a telephone of their own.
/// Nothing is asked at sign-in until a first code has confirmed it; starting again replaces what was not confirmed.
/// @refuses access.own_password_wrong access.locked access.second_factor_on
[[nodiscard]] Result<Setup> start_second_factor(Office& office, Officer const& by, std::string_view password,
                                                Moment now);
/// @refuses access.second_factor_off access.second_factor_on access.wrong_code access.locked
[[nodiscard]] Done confirm_second_factor(Office& office, Officer const& by, std::string_view code, Moment now);
/// @refuses access.own_password_wrong access.locked access.second_factor_off
[[nodiscard]] Done drop_second_factor(Office& office, Officer const& by, std::string_view password, Moment now);

/// "kfzq-7mbx-2hpa-rtle": 80 bits, for an account's first password. Small letters and digits that are not mistaken.
[[nodiscard]] std::string make_password();

}  // namespace sinergi::access
