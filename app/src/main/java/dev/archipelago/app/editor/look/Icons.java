package dev.archipelago.app.editor.look;

import dev.archipelago.model.ComponentKind;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// Which icon stands for what.
public final class Icons {
    private Icons() {}

    /// A new node that shows an icon; its size is in pixels.
    public static FontIcon of(Ikon icon, int size) {
        FontIcon node = FontIcon.of(icon);
        node.setIconSize(size);
        node.setStyle("-fx-icon-size: " + size + "px;");
        return node;
    }

    public static Ikon of(ComponentKind kind) {
        return switch (kind) {
            case CLIENT -> MaterialDesignA.ACCOUNT_GROUP_OUTLINE;
            case GATEWAY -> MaterialDesignR.ROUTER_NETWORK;
            case SERVICE -> MaterialDesignH.HEXAGON_OUTLINE;
            case DATABASE -> MaterialDesignD.DATABASE_OUTLINE;
            case CACHE -> MaterialDesignF.FLASH_OUTLINE;
            case BROKER -> MaterialDesignT.TRAY_FULL;
            case EXTERNAL -> MaterialDesignD.DOMAIN;
            case THIRD_PARTY -> MaterialDesignC.CLOUD_OUTLINE;
        };
    }
}
