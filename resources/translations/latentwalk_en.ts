<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FamilySteps</name>
    <message numerus="yes">
        <source>blend of %n faces</source>
        <translation>
            <numerusform>blend of %n face</numerusform>
            <numerusform>blend of %n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FamilyTexts</name>
    <message numerus="yes">
        <source>%1: %n faces chosen</source>
        <translation>
            <numerusform>%1: %n face chosen</numerusform>
            <numerusform>%1: %n faces chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreCurve</name>
    <message numerus="yes">
        <source>At %n of %1 places no face could be read.</source>
        <translation>
            <numerusform>At %n of %1 places no face could be read.</numerusform>
            <numerusform>At %n of %1 places no face could be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::CheckRow</name>
    <message numerus="yes">
        <source>%n of the best %1 could be measured; the likest come first</source>
        <translation>
            <numerusform>%n of the best %1 could be measured; it comes first</numerusform>
            <numerusform>%n of the best %1 could be measured; the likest come first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the best %1 are as asked for; they come first</source>
        <translation>
            <numerusform>%n of the best %1 is as asked for; it comes first</numerusform>
            <numerusform>%n of the best %1 are as asked for; they come first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::CopyCommands</name>
    <message numerus="yes">
        <source>The latent is on the clipboard: %n numbers.</source>
        <translation>
            <numerusform>The latent is on the clipboard: %n number.</numerusform>
            <numerusform>The latent is on the clipboard: %n numbers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::DirectionMenu</name>
    <message numerus="yes">
        <source>, %n held</source>
        <translation>
            <numerusform>, %n held</numerusform>
            <numerusform>, %n held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::Exports</name>
    <message numerus="yes">
        <source>%n of these images are in %1 already. Replace them?</source>
        <translation>
            <numerusform>%n of these images is in %1 already. Replace it?</numerusform>
            <numerusform>%n of these images are in %1 already. Replace them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more in line</source>
        <translation>
            <numerusform>%1, %n more in line</numerusform>
            <numerusform>%1, %n more in line</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n images</source>
        <translation>
            <numerusform>Save %n image</numerusform>
            <numerusform>Save %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyMenu</name>
    <message numerus="yes">
        <source>The walk leads through %n of these faces now. Undo brings back the one before.</source>
        <translation>
            <numerusform>The walk leads through %n of these faces now. Undo brings back the one before.</numerusform>
            <numerusform>The walk leads through %n of these faces now. Undo brings back the one before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::FamilyPanel</name>
    <message numerus="yes">
        <source>The first %n of these faces are the parents.</source>
        <translation>
            <numerusform>The first %n of these faces is the parent.</numerusform>
            <numerusform>The first %n of these faces are the parents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::FilmForm</name>
    <message numerus="yes">
        <source>%n anchors</source>
        <translation>
            <numerusform>%n anchor</numerusform>
            <numerusform>%n anchors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::FindBar</name>
    <message numerus="yes">
        <source>%n found, the best first</source>
        <translation>
            <numerusform>%n found, the best first</numerusform>
            <numerusform>%n found, the best first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::GridForm</name>
    <message numerus="yes">
        <source>The %n anchors</source>
        <translation>
            <numerusform>The %n anchor</numerusform>
            <numerusform>The %n anchors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::PhotoSet</name>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faces found. Click another one to take that.</source>
        <translation>
            <numerusform>%n face found.</numerusform>
            <numerusform>%n faces found. Click another one to take that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::PlanePanel</name>
    <message numerus="yes">
        <source>A plane between four anchors needs a walk with four of them; this one has %n.</source>
        <translation>
            <numerusform>A plane between four anchors needs a walk with four of them; this one has %n.</numerusform>
            <numerusform>A plane between four anchors needs a walk with four of them; this one has %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The walk goes along your path now, over %n anchors. Undo brings back the one before.</source>
        <translation>
            <numerusform>The walk goes along your path now, over %n anchor. Undo brings back the one before.</numerusform>
            <numerusform>The walk goes along your path now, over %n anchors. Undo brings back the one before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::SpeedPlot</name>
    <message numerus="yes">
        <source>%n pictures ago: %1</source>
        <translation>
            <numerusform>%n picture ago: %1</numerusform>
            <numerusform>%n pictures ago: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latentwalk::WalkPlot</name>
    <message numerus="yes">
        <source>Uneven: %n of %1 steps are more than twice the mean.</source>
        <translation>
            <numerusform>Uneven: %n of %1 steps is more than twice the mean.</numerusform>
            <numerusform>Uneven: %n of %1 steps are more than twice the mean.</numerusform>
        </translation>
    </message>
</context>
</TS>
