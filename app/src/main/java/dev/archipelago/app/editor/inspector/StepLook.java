package dev.archipelago.app.editor.inspector;

import java.util.List;
import java.util.Map;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// Icons of steps, faults and changes, and the order in which steps are offered: the usual first.
final class StepLook {
    private static final List<String> USUAL = List.of("compute", "call", "query", "cache", "wait", "publish",
            "parallel",
            "choice", "repeat", "reply");

    private static final Map<String, Ikon> ICONS = Map.ofEntries(
            Map.entry("compute", MaterialDesignC.CPU_64_BIT),
            Map.entry("call", MaterialDesignA.ARROW_RIGHT),
            Map.entry("query", MaterialDesignD.DATABASE_OUTLINE),
            Map.entry("cache", MaterialDesignF.FLASH_OUTLINE),
            Map.entry("wait", MaterialDesignT.TIMER_SAND),
            Map.entry("publish", MaterialDesignS.SEND_OUTLINE),
            Map.entry("consume", MaterialDesignT.TRAY_FULL),
            Map.entry("parallel", MaterialDesignV.VIEW_PARALLEL_OUTLINE),
            Map.entry("choice", MaterialDesignC.CALL_SPLIT),
            Map.entry("repeat", MaterialDesignR.REPEAT),
            Map.entry("reply", MaterialDesignR.REPLY),
            Map.entry("acquire", MaterialDesignL.LOCK_OUTLINE),
            Map.entry("release", MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE),
            Map.entry("fail", MaterialDesignA.ALERT_OUTLINE),
            Map.entry("forward", MaterialDesignE.EXPORT_VARIANT),
            Map.entry("steps", MaterialDesignF.FORMAT_LIST_NUMBERED));

    private StepLook() {}

    static Ikon icon(String key) {
        return ICONS.getOrDefault(key, MaterialDesignC.CIRCLE_OUTLINE);
    }

    /// @param itemId "add-" and the key
    static int rank(String itemId) {
        int place = USUAL.indexOf(itemId.replaceFirst("^add-", ""));
        return place < 0 ? USUAL.size() : place;
    }
}
