#include "plumbing/print/canvas.hpp"

#include <qrencode.h>

namespace sinergi::print {

std::optional<QrGrid> qr_grid(std::string_view text) {
    if (text.empty()) return {};
    std::unique_ptr<QRcode, void (*)(QRcode*)> const code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<unsigned char const*>(text.data()), 0,
                          QR_ECLEVEL_M),
        QRcode_free);
    if (!code) return {};
    QrGrid grid{.side = code->width};
    auto const squares = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    for (std::size_t at = 0; at < squares; ++at) grid.is_dark.push_back((code->data[at] & 1) != 0);
    return grid;
}

Result<std::string> qr_svg(std::string_view text, int side) {
    auto const grid = qr_grid(text);
    if (!grid) return refuse(Why::too_large, "print.qr_too_long");
    auto const whole = grid->side + 8;
    std::string path;
    std::size_t at = 0;
    for (int row = 0; row < grid->side; ++row) {
        for (int column = 0; column < grid->side; ++column, ++at) {
            if (!grid->is_dark[at]) continue;
            int length = 1;
            while (column + length < grid->side && grid->is_dark[at + static_cast<std::size_t>(length)]) ++length;
            fmt::format_to(std::back_inserter(path), "M{} {}h{}v1H{}z", column + 4, row + 4, length, column + 4);
            column += length - 1;
            at += static_cast<std::size_t>(length - 1);
        }
    }
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" width=\"{1}\" height=\"{1}\" "
        "shape-rendering=\"crispEdges\" role=\"img\"><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/>"
        "<path d=\"{2}\"/></svg>",
        whole, side, path);
}

}  // namespace sinergi::print
